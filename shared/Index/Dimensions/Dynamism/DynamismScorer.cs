using CcgcStream.Index.Buckets;
using CcgcStream.Index.Dimensions.Coverage;
using CcgcStream.Index.Intervals;
using CcgcStream.Index.Methodology;
using CcgcStream.Index.Vocabularies;

namespace CcgcStream.Index.Dimensions.Dynamism;

/// <summary>D = 100 (.35 T + .25 F + .20 G + .20 M): tempo, freshness, momentum, media richness.</summary>
public static class DynamismScorer
{
    private static readonly string[] RichFormats = ["gallery", "video", "live", "audio", "poll"];

    public static DimensionScore Score(WindowInput input, MethodologyFile rules)
    {
        var weights = rules.Dynamism.Weights;
        var totals = ClassTotals.All(input.Sums);
        IReadOnlyList<PartScore> parts =
        [
            Tempo(input, rules, weights.Tempo),
            Freshness.Score(input, rules.Dynamism, weights.Freshness),
            Momentum(input, rules, totals, weights.Momentum),
            Media(input.Sums, rules.Dynamism, weights.Media, totals.NEff),
        ];
        return PartMix.Mix(Dimension.Dynamism, parts, totals.NEff, rules, input.Completeness);
    }

    private static PartScore Tempo(WindowInput input, MethodologyFile rules, double weight)
    {
        double value = 0, variance = 0, growth = 0;
        foreach (var amount in input.SubBase)
        {
            value += Richness.Saturate(amount / 1e6);
            variance += Richness.SaturateVariance(amount / 1e6);
            growth += Richness.SaturateGrowth(amount / 1e6);
        }

        // As with coverage: where the pieces fall is one thing, how many they are moves all sub-buckets.
        var n = (double)input.SubBase.Length;
        var own = Math.Max(0, variance - (growth * growth / Math.Max(1, (double)input.Sums[Scalar.Pieces])));
        var common = growth / n * Math.Sqrt(Richness.NumberVariance(input.Sums, rules.Clumping));
        return new("tempo", weight, value / n, (own / (n * n)) + (common * common), Common: common);
    }

    // 50 is normal: the window against the same hours of the weeks before.
    private static PartScore Momentum(WindowInput input, MethodologyFile rules, ClassTotals totals, double weight)
    {
        if (input.BaselineWeights.Count == 0)
        {
            return new("momentum", weight, 0.5, Square(rules.Dynamism.MomentumPriorSd), Missing: true);
        }

        var k = rules.Windows[input.Window.Name].K;
        var perUnit = rules.Volume.Overdispersion * (totals.Weight > 0 ? totals.Squared / totals.Weight : 1);
        var before = input.BaselineWeights.Average();
        var slope = rules.Dynamism.MomentumSlope;
        var value = Interval.Logistic(slope * Math.Log((totals.Weight + k) / (before + k)));
        var now = perUnit * totals.Weight / Square(totals.Weight + k);
        var then = perUnit * before / input.BaselineWeights.Count / Square(before + k);
        var steepness = slope * value * (1 - value);
        return new("momentum", weight, value, Square(steepness) * (now + then), Common: steepness * Math.Sqrt(now));
    }

    private static PartScore Media(BucketSums sums, DynamismRules rules, double weight, double nEff)
    {
        var (richShare, even, total) = Formats(sums);
        var n = Math.Min(total, nEff);
        var share = ShrunkShare.Of(richShare * n, n, rules.RichPrior, rules.PriorStrength);
        var evenness = ShrunkShare.Of(even * n, n, rules.EvennessPrior, rules.PriorStrength);
        return new("media", weight, (share.Value + evenness.Value) / 2, (share.Variance + evenness.Variance) / 4);
    }

    /// <summary>Share of rich formats, evenness of all formats (0..1 of the largest entropy), and the weight that they rest on.</summary>
    internal static (double Rich, double Evenness, double Weight) Formats(BucketSums sums)
    {
        var formats = sums.OfKind(FieldKind.Format).Where(format => format.Amount > 0).ToArray();
        var total = formats.Sum(format => format.Amount / 1e6);
        if (total <= 0)
        {
            return (0, 0, 0);
        }

        var rich = formats.Where(format => RichFormats.Contains(Field.NameOf(format.Field))).Sum(format => format.Amount / 1e6);
        var entropy = -formats.Sum(format => format.Amount / 1e6 / total * Math.Log(format.Amount / 1e6 / total));
        return (rich / total, entropy / Math.Log(Vocabulary.Formats.Names.Count), total);
    }

    private static double Square(double x) => x * x;
}
