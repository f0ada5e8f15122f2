using CcgcStream.Index.Buckets;
using CcgcStream.Index.Intervals;
using CcgcStream.Index.Methodology;
using CcgcStream.Index.Vocabularies;

namespace CcgcStream.Index.Dimensions.Reputation;

/// <summary>
/// R = 100 sum of pi_s m_s over source classes with a fixed mix; m_s = (P + U/2 + a mu) / (P + U + N + a). A change of mix cannot
/// look like a change of reputation.
/// </summary>
public static class ReputationScorer
{
    public static DimensionScore Score(WindowInput input, MethodologyFile rules)
    {
        var parts = new List<PartScore>(2);
        double score = 0, variance = 0, pull = 0;
        for (var at = 0; at < Vocabulary.Classes.Names.Count; at++)
        {
            var name = Vocabulary.Classes.NameOf(at);
            var rule = rules.Reputation.Classes[name];
            var part = Class(name, rule, ClassTotals.Of(input.Sums, at), rules.Reputation.PriorStrength, out var partPull);
            parts.Add(part);
            score += rule.Mix * part.Value;
            variance += rule.Mix * rule.Mix * part.Variance;
            pull += rule.Mix * partPull;
        }

        var nEff = ClassTotals.All(input.Sums).NEff;
        var interval = Interval.OfShare(score, variance);
        var (lo, hi) = (100 * interval.Lo, 100 * interval.Hi);
        var grade = Grades.Of(lo, hi, nEff, rules.MinimumEffective);
        return new(Dimension.Reputation,
            new Estimate(100 * score, lo, hi, 100 * Math.Sqrt(variance), nEff, grade, input.Completeness, PriorPull: 100 * pull), parts);
    }

    /// <summary>The published headline beside it: share of pieces that are positive or neutral, 0..1, with a Wilson interval on nEff.</summary>
    public static (double Share, Interval Interval) Headline(BucketSums sums)
    {
        var pieces = (double)sums[Scalar.Pieces];
        var share = pieces > 0 ? 1 - (sums[Scalar.Negative] / 1e6 / pieces) : 0;
        return (share, Interval.Wilson(share, Math.Min(pieces, ClassTotals.All(sums).NEff)));
    }

    private static PartScore Class(string name, ClassRule rule, ClassTotals totals, double prior, out double pull)
    {
        var weight = totals.Weight;
        var mean = (totals.Positive + (totals.Neutral / 2) + (prior * rule.Prior)) / (weight + prior);

        // Second moment of the tone, with the prior counted as pieces of tone 0 or 1: the widest belief with that mean.
        var second = (totals.ToneSquared + (prior * rule.Prior)) / (weight + prior);
        var spread = Math.Max(1e-6, second - (mean * mean));
        pull = (rule.Prior - mean) * prior / (weight + prior);
        return new(name, rule.Mix, mean, (totals.Squared + prior) * spread / ((weight + prior) * (weight + prior)));
    }
}
