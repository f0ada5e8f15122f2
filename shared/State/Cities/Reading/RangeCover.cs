using CcgcStream.Index.Mentions;
using CcgcStream.Index.Windows;

namespace CcgcStream.State.Cities.Reading;

/// <summary>A run of buckets of one tier, or of bare mentions where no stored bucket fits (<paramref name="Tier"/> is then Minute).</summary>
internal readonly record struct CoverRun(Tier Tier, TimeSpanUs Span);

/// <summary>Covers any span with the fewest stored buckets: days inside, finer ones at the edges, single mentions at the very ends.</summary>
internal static class RangeCover
{
    private static readonly Tier[] AllTiers = [Tier.Day, Tier.SixHours, Tier.Hour, Tier.Quarter];
    private static readonly Tier[] SliceTiers = [Tier.Day, Tier.SixHours];

    internal static IReadOnlyList<CoverRun> Of(TimeSpanUs span, Slice slice)
    {
        var tiers = slice == Slice.All ? AllTiers : SliceTiers;
        var runs = new List<CoverRun>();
        for (var at = span.FromUs; at < span.ToUs;)
        {
            var (tier, end) = Step(at, span.ToUs, tiers);
            if (runs.Count > 0 && runs[^1].Tier == tier)
            {
                runs[^1] = new(tier, new(runs[^1].Span.FromUs, end));
            }
            else
            {
                runs.Add(new(tier, new(at, end)));
            }

            at = end;
        }

        return runs;
    }

    private static (Tier Tier, long End) Step(long at, long to, Tier[] tiers)
    {
        foreach (var tier in tiers)
        {
            if (at % tier.LengthUs() == 0 && at + tier.LengthUs() <= to)
            {
                return (tier, at + tier.LengthUs());
            }
        }

        var finest = tiers[^1];
        var boundary = finest.CeilUs(at + 1);
        return (Tier.Minute, Math.Min(to, boundary));
    }
}
