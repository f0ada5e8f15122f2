using CcgcStream.State;

namespace CcgcStream.Aggregator.Folding;

/// <summary>What a batch changes: writes to commit, and the cities whose sums moved, by generation.</summary>
internal sealed record FoldResult(List<StateWrite> Writes, HashSet<(string Generation, string City)> Dirty, int Mentions, int Swept, int Stale);
