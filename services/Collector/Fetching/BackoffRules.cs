using CcgcStream.Collector.Seam;

namespace CcgcStream.Collector.Fetching;

/// <summary>How long to wait after a failure. The defaults are the figures that X publishes; they suit every source.</summary>
internal sealed record BackoffRules
{
    /// <summary>Network trouble: linear steps.</summary>
    public TimeSpan NetworkStep { get; init; } = TimeSpan.FromMilliseconds(250);

    public TimeSpan NetworkMax { get; init; } = TimeSpan.FromSeconds(16);

    /// <summary>Server trouble and unreadable answers: exponential.</summary>
    public TimeSpan ServerFirst { get; init; } = TimeSpan.FromSeconds(5);

    public TimeSpan ServerMax { get; init; } = TimeSpan.FromSeconds(320);

    /// <summary>Rate limits without a stated end: exponential.</summary>
    public TimeSpan LimitFirst { get; init; } = TimeSpan.FromSeconds(60);

    public TimeSpan LimitMax { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Wrong key or wrong question: nothing changes until a person acts.</summary>
    public TimeSpan Attention { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Attempts of one request before its query is put back.</summary>
    public int Attempts { get; init; } = 4;

    /// <summary>The wait before the next attempt.</summary>
    /// <param name="failure">What went wrong.</param>
    /// <param name="attempt">How often in a row it has, from 1.</param>
    /// <param name="now">The present moment.</param>
    public TimeSpan Delay(SourceFailure failure, int attempt, DateTimeOffset now) => failure switch
    {
        { RetryAt: { } at } => at > now ? at - now : TimeSpan.FromMilliseconds(1),
        { Kind: FailureKind.Network } => Min(NetworkStep * attempt, NetworkMax),
        { Kind: FailureKind.RateLimited or FailureKind.BudgetSpent } => Doubled(LimitFirst, attempt, LimitMax),
        { Kind: FailureKind.Unauthorized or FailureKind.Refused } => Attention,
        _ => Doubled(ServerFirst, attempt, ServerMax),
    };

    private static TimeSpan Doubled(TimeSpan first, int attempt, TimeSpan max) => Min(first * Math.Pow(2, Math.Min(attempt - 1, 16)), max);

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
