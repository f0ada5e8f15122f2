using CcgcStream.Index.Buckets;
using CcgcStream.Index.Composite;
using CcgcStream.Index.Windows;

namespace CcgcStream.Index.Reporting;

/// <summary>What a report is made of: for each city the sums of whole days, and the score at the period's end.</summary>
/// <param name="Span">Whole days, UTC.</param>
/// <param name="Cities">Sums by city id.</param>
/// <param name="Scores">Score at the end of the period, in the window closest to its length, by city id.</param>
public sealed record PeriodInput(
    TimeSpanUs Span, IReadOnlyDictionary<string, BucketSums> Cities, IReadOnlyDictionary<string, CityWindowScore> Scores)
{
    /// <summary>The window whose length is closest to that of a period, by ratio.</summary>
    public static IndexWindow ClosestWindow(TimeSpanUs span) =>
        IndexWindow.All.MinBy(window => Math.Abs(Math.Log((double)Math.Max(1, span.LengthUs) / window.LengthUs)))!;

    /// <summary>Sums over all cities.</summary>
    public BucketSums Total()
    {
        var total = new BucketSums(256);
        foreach (var sums in Cities.Values)
        {
            total.Add(sums);
        }

        return total;
    }
}
