using CcgcStream.Collector.Seam;

namespace CcgcStream.Collector.Fetching;

/// <summary>What an HTTP status means for a source.</summary>
internal static class StatusFailure
{
    /// <summary>The failure behind a status; null for success and "not modified".</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="resetAt">When the rate limit ends, where the answer says so.</param>
    public static SourceFailure? Of(Fetched answer, DateTimeOffset? resetAt) => answer.Status switch
    {
        >= 200 and < 300 or 304 => null,
        429 => Make(FailureKind.RateLimited, "too many requests", answer, resetAt),
        401 => Make(FailureKind.Unauthorized, "the source does not accept the key or token", answer),
        403 => Make(FailureKind.Unauthorized, "the key or token is not allowed to read this", answer),
        408 or >= 500 => Make(FailureKind.Server, $"the source answers {answer.Status}", answer, answer.Status == 503 ? resetAt : null),
        _ => Make(FailureKind.Refused, $"the source answers {answer.Status} to this request", answer),
    };

    private static SourceFailure Make(FailureKind kind, string message, Fetched answer, DateTimeOffset? retryAt = null) =>
        new(kind, message, retryAt) { Status = answer.Status };
}
