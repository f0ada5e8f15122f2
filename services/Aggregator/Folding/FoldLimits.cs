namespace CcgcStream.Aggregator.Folding;

/// <summary>Bounds of memory and of the live ledger.</summary>
internal sealed record FoldLimits
{
    /// <summary>Buckets in memory before those not touched lately are let go: a replay of a year of ten million pieces needs some 10,000 a day and partition.</summary>
    public int Buckets { get; init; } = 80_000;

    /// <summary>Mentions in memory; such a replay needs 7 days of some 8,000. More would only make the collector walk over them.</summary>
    public int Mentions { get; init; } = 150_000;

    /// <summary>Ledger entries in memory.</summary>
    public int LedgerEntries { get; init; } = 100_000;

    /// <summary>Whatever the last so many batches touched stays.</summary>
    public int KeepBatches { get; init; } = 8;

    /// <summary>How far back the live ledger reaches, microseconds: 45 days and a week.</summary>
    public long LiveLedgerUs { get; init; } = 52 * 86_400_000_000L;
}
