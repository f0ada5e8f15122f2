namespace CcgcStream.Collector.Seam;

/// <summary>What kind of trouble a source is in; decides how long to wait.</summary>
internal enum FailureKind
{
    /// <summary>No connection, or it broke.</summary>
    Network,

    /// <summary>The source says that it is its own fault.</summary>
    Server,

    /// <summary>Too many requests.</summary>
    RateLimited,

    /// <summary>Our own budget is spent.</summary>
    BudgetSpent,

    /// <summary>The source does not accept who we are: a person has to act.</summary>
    Unauthorized,

    /// <summary>The source does not accept what we ask.</summary>
    Refused,

    /// <summary>An answer that cannot be read.</summary>
    BadData,
}

/// <summary>A classified failure of a source. Messages never hold secrets: they say what, not with which key.</summary>
internal sealed class SourceFailure(FailureKind kind, string message, DateTimeOffset? retryAt = null, Exception? inner = null)
    : Exception(message, inner)
{
    public FailureKind Kind { get; } = kind;

    /// <summary>When the source says to come back; null when it says nothing.</summary>
    public DateTimeOffset? RetryAt { get; } = retryAt;

    /// <summary>HTTP status behind the failure; 0 when there was none.</summary>
    public int Status { get; init; }
}
