using CcgcStream.State.Cities.Records;

namespace CcgcStream.Aggregator.Folding;

/// <summary>Moves a generation's totals by one post.</summary>
internal static class TotalsFold
{
    internal static GenerationTotals Move(GenerationTotals totals, LedgerChange change, LedgerEntry after)
    {
        var (seenBefore, effectiveBefore) = Counts(change.Before);
        var (seen, effective) = Counts(after);
        var simulated = totals.Simulated || change.Mentions.Any(mention => mention.Body?.Simulated == true);
        return (totals with
        {
            Seen = totals.Seen + seen - seenBefore,
            Effective = totals.Effective + effective - effectiveBefore,
            Simulated = simulated,
        }).At(after.PublishedAtUs);
    }

    private static (int Seen, int Effective) Counts(LedgerEntry? entry) =>
        entry is { Counted: true } ? (1, entry.Effective ? 1 : 0) : (0, 0);
}
