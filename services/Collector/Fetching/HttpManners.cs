using CcgcStream.Collector.Seam;

namespace CcgcStream.Collector.Fetching;

/// <summary>How one source speaks HTTP: its limits, its rate headers, how it says no.</summary>
internal sealed record HttpManners
{
    /// <summary>Waits after failures.</summary>
    public BackoffRules Backoff { get; init; } = new();

    /// <summary>Reads the rate headers.</summary>
    public Func<Fetched, DateTimeOffset, RateState> Rates { get; init; } = RateHeaders.Standard;

    /// <summary>Finds the failure in an answer beyond what the status says; null when there is none.</summary>
    public Func<Fetched, DateTimeOffset, SourceFailure?> Judge { get; init; } = (_, _) => null;

    /// <summary>Requests allowed per window; null: no limit of our own.</summary>
    public RateLimit? Limit { get; init; }

    /// <summary>Largest body taken, unpacked, in bytes.</summary>
    public int MaxBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Longest time for one complete answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);
}

/// <summary>So many requests in so much time.</summary>
internal sealed record RateLimit(int Requests, TimeSpan Per);
