namespace CcgcStream.Aggregator.Folding;

/// <summary>Bounds of memory and of the live ledger.</summary>
internal sealed record FoldLimits
{
    /// <summary>Buckets in memory before those not touched lately are let go.</summary>
    public int Buckets { get; init; } = 150_000;

    /// <summary>Mentions in memory.</summary>
    public int Mentions { get; init; } = 400_000;

    /// <summary>Ledger entries in memory.</summary>
    public int LedgerEntries { get; init; } = 100_000;

    /// <summary>Whatever the last so many batches touched stays.</summary>
    public int KeepBatches { get; init; } = 8;

    /// <summary>How far back the live ledger reaches, microseconds: 45 days.</summary>
    public long LiveLedgerUs { get; init; } = 45 * 86_400_000_000L;
}
