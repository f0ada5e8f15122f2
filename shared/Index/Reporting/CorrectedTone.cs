using CcgcStream.Index.Intervals;

namespace CcgcStream.Index.Reporting;

/// <summary>
/// The positive-or-neutral share with the tagger's own errors taken out, language by language: of pieces of which a share v is negative
/// the tagger reads v a + (1 - v) b, where the <see cref="ToneTable"/> knows a and b (Bella and others 2010, probabilistic adjusted counting).
/// </summary>
/// <param name="Share">0..1.</param>
/// <param name="Interval">90 %: from the pieces counted and from the labelled ones.</param>
public sealed record CorrectedTone(double Share, Interval Interval)
{
    /// <summary>Corrects a report; null where the table has no row for any of its languages.</summary>
    public static CorrectedTone? Of(PeriodReport report, ToneTable table)
    {
        double pieces = 0, negative = 0, variance = 0;
        var corrected = false;
        foreach (var entry in report.Languages.Where(entry => entry is { Pieces: > 0, PositiveOrNeutral: not null }))
        {
            var read = 1 - entry.PositiveOrNeutral!.Value;
            var (share, spread) = (read, read * (1 - read) / entry.Pieces);
            if (table.RowOf(entry.Id) is { IsUsable: true } row)
            {
                (share, spread) = Correct(read, entry.Pieces, row);
                corrected = true;
            }

            pieces += entry.Pieces;
            negative += entry.Pieces * share;
            variance += entry.Pieces * spread * entry.Pieces;
        }

        if (!corrected)
        {
            return null;
        }

        var value = 1 - (negative / pieces);
        return new(value, Intervals.Interval.OfShare(value, variance / (pieces * pieces)));
    }

    private static (double Share, double Variance) Correct(double read, double pieces, ToneRow row)
    {
        var apart = row.OfNegative - row.OfOthers;
        var share = Math.Clamp((read - row.OfOthers) / apart, 0, 1);

        // The probabilities lie within 0..1, so p (1 - p) bounds the variance of one reading.
        var variance = (read * (1 - read) / pieces) + (share * share * row.OfNegative * (1 - row.OfNegative) / row.Negative)
            + ((1 - share) * (1 - share) * row.OfOthers * (1 - row.OfOthers) / row.Others);
        return (share, variance / (apart * apart));
    }
}
