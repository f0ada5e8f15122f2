namespace CcgcStream.State.Cities.Records;

/// <summary>
/// What a partition knows of a post: its highest version and the mentions of that version which the partition holds. An entry
/// without mentions is a tombstone: it keeps a late older version from coming back.
/// </summary>
public sealed record LedgerEntry
{
    public required PostRevision Revision { get; init; }

    /// <summary>Publication time of that version, Unix microseconds; drives retention.</summary>
    public required long PublishedAtUs { get; init; }

    /// <summary>This partition counts the post in the generation's totals.</summary>
    public required bool Counted { get; init; }

    /// <summary>That version is about at least one city and is not deleted.</summary>
    public required bool Effective { get; init; }

    /// <summary>Mentions of that version in this partition, by city id.</summary>
    public required IReadOnlyList<LedgerMention> Mentions { get; init; }
}

/// <summary>A mention in the ledger.</summary>
/// <param name="City">City id.</param>
/// <param name="TimeUs">Publication time.</param>
/// <param name="Hash">Of the mention's bytes: of two taggings of one version the higher hash stands, whatever came first.</param>
public readonly record struct LedgerMention(string City, long TimeUs, ulong Hash);
