namespace CcgcStream.Contracts.Sources;

/// <summary>What one source delivered in one hour of collection, and what is known to be missing. All counts are absolute.</summary>
public sealed record SourceHour
{
    /// <summary>Start of the hour, UTC.</summary>
    public DateTimeOffset Hour { get; init; }

    /// <summary>Distinct new pieces.</summary>
    public long Received { get; init; }

    /// <summary>Pieces seen before that came again with another text or engagement.</summary>
    public long Updates { get; init; }

    /// <summary>Pieces that the source withdrew.</summary>
    public long Deletions { get; init; }

    /// <summary>Pieces that came again unchanged and were dropped.</summary>
    public long Duplicates { get; init; }

    /// <summary>Items that did not parse or that the event-time policy refused.</summary>
    public long Rejected { get; init; }

    /// <summary>How many there are by the source's own count (items; files for GDELT), where it states one.</summary>
    public long Reported { get; init; }

    /// <summary>How many of <see cref="Reported"/> were obtained, counted in the same unit.</summary>
    public long Obtained { get; init; }

    /// <summary>Items known to be lost: gaps in a sequence, more results than the source lets anyone page to.</summary>
    public long Missed { get; init; }

    /// <summary>Refusals because of a rate limit or a spent budget.</summary>
    public long LimitHits { get; init; }

    /// <summary>Times that a cap of the source cut a result (500 results a query, 250 posts a second).</summary>
    public long CapHits { get; init; }

    /// <summary>Failed requests and broken connections.</summary>
    public long Failures { get; init; }

    /// <summary>Seconds in which the source could not be reached at all, 0..3600.</summary>
    public double DowntimeSeconds { get; init; }
}
