using CcgcStream.Collector.Seam;

namespace CcgcStream.Collector.Accounting;

/// <summary>One query's page of the ledger.</summary>
internal sealed class QueryBook(SourceQuery query, QueryState? stored, int seenItems)
{
    public SourceQuery Query { get; } = query;
    public SeenRing Seen { get; } = SeenRing.FromBytes(stored?.Seen, seenItems);
    public string? Cursor { get; set; } = stored?.Cursor;
    public DateTimeOffset? LastRun { get; set; } = stored?.LastRun;
    public uint Run { get; set; } = stored?.Run ?? 0;
    public bool Done { get; set; } = stored?.Done ?? false;

    /// <summary>True while memory is ahead of the store.</summary>
    public bool Dirty { get; set; }

    public QueryState ToState() => new() { Cursor = Cursor, LastRun = LastRun, Run = Run, Done = Done, Seen = Seen.ToBytes() };
}
