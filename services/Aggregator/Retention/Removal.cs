using CcgcStream.State;

namespace CcgcStream.Aggregator.Retention;

/// <summary>What one step of a pass removes: writes for one commit, and what memory has to let go of once they stand.</summary>
internal sealed class Removal
{
    internal List<StateWrite> Writes { get; } = [];

    internal List<(string Generation, string Post)> Ledger { get; } = [];

    /// <summary>Cities of which mentions go, and the last day of those.</summary>
    internal List<(string Generation, string City, int LastDay)> Days { get; } = [];

    /// <summary>Cities of which buckets go.</summary>
    internal List<(string Generation, string City)> Buckets { get; } = [];

    /// <summary>Entries removed, by kind, for the metric.</summary>
    internal Dictionary<string, int> Counts { get; } = new(StringComparer.Ordinal);

    /// <summary>A generation that goes as a whole.</summary>
    internal string? Dropped { get; init; }

    internal void Delete(string kind, byte[] key)
    {
        Writes.Add(new(key, null));
        Counts[kind] = Counts.GetValueOrDefault(kind) + 1;
    }
}
