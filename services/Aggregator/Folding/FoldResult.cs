using CcgcStream.State;

namespace CcgcStream.Aggregator.Folding;

/// <summary>What a batch changes: writes to commit, and the cities whose sums moved, by generation.</summary>
internal sealed record FoldResult(List<StateWrite> Writes, HashSet<(string Generation, string City)> Dirty)
{
    internal int Mentions { get; init; }

    internal int Swept { get; init; }

    /// <summary>Records refused since their version is older than the live ledger.</summary>
    internal int Stale { get; init; }

    /// <summary>Versions refused since retention has removed the ledger entry of their post.</summary>
    internal int LateEdits { get; init; }

    /// <summary>Deletions refused for the same reason.</summary>
    internal int LateDeletions { get; init; }

    /// <summary>A post of those; null when there is none.</summary>
    internal string? LateExample { get; init; }
}
