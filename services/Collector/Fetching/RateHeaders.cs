using System.Globalization;

namespace CcgcStream.Collector.Fetching;

/// <summary>What an answer says about the rate limit: requests left, and when the window ends.</summary>
internal readonly record struct RateState(long? Remaining, DateTimeOffset? ResetAt);

/// <summary>Reads the rate headers of the different sources; every one of them writes the end of the window in another way.</summary>
internal static class RateHeaders
{
    /// <summary>X: <c>x-rate-limit-remaining</c>, <c>x-rate-limit-reset</c> in Unix seconds.</summary>
    public static RateState UnixSeconds(Fetched answer, DateTimeOffset now) => new(
        Number(answer.Header("x-rate-limit-remaining")),
        Number(answer.Header("x-rate-limit-reset")) is { } at ? DateTimeOffset.FromUnixTimeSeconds(at) : RetryAfter(answer, now));

    /// <summary>Mastodon: <c>X-RateLimit-Remaining</c>, <c>X-RateLimit-Reset</c> as an ISO 8601 time.</summary>
    public static RateState IsoTime(Fetched answer, DateTimeOffset now) => new(
        Number(answer.Header("X-RateLimit-Remaining")),
        DateTimeOffset.TryParse(answer.Header("X-RateLimit-Reset"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : RetryAfter(answer, now));

    /// <summary>Reddit: <c>X-Ratelimit-Remaining</c> and <c>X-Ratelimit-Reset</c> in seconds from now, as decimal fractions.</summary>
    public static RateState SecondsLeft(Fetched answer, DateTimeOffset now) => new(
        Number(answer.Header("X-Ratelimit-Remaining")),
        Seconds(answer.Header("X-Ratelimit-Reset")) is { } left ? now + left : RetryAfter(answer, now));

    /// <summary>Everybody else: <c>Retry-After</c>, in seconds or as a date.</summary>
    public static RateState Standard(Fetched answer, DateTimeOffset now) => new(null, RetryAfter(answer, now));

    private static DateTimeOffset? RetryAfter(Fetched answer, DateTimeOffset now) => answer.Headers.RetryAfter switch
    {
        { Delta: { } wait } => now + wait,
        { Date: { } date } => date,
        _ => null,
    };

    private static long? Number(string? text) => Seconds(text) is { } value ? (long)value.TotalSeconds : null;

    private static TimeSpan? Seconds(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is >= 0 and < 1e11
            ? TimeSpan.FromSeconds(value)
            : null;
}
