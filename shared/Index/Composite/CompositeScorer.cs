using CcgcStream.Index.Dimensions;
using CcgcStream.Index.Intervals;
using CcgcStream.Index.Methodology;

namespace CcgcStream.Index.Composite;

/// <summary>
/// I = (100 + e) prod ((d_k + e) / (100 + e))^w_k - e: a weak dimension cannot be bought off with a strong one. The arithmetic mean
/// is published beside it. A dimension of which nothing is known costs a grade.
/// </summary>
public static class CompositeScorer
{
    public static Estimate Geometric(IReadOnlyList<DimensionScore> dimensions, double[] weights, MethodologyFile rules)
    {
        var shared = Share(dimensions, weights, rules);
        var e = rules.Epsilon;
        double log = 0, own = 0, common = 0, pull = 0;
        for (var at = 0; at < shared.Length; at++)
        {
            var estimate = dimensions[at].Estimate;
            log += shared[at] * Math.Log((estimate.Score + e) / (100 + e));
            var slope = shared[at] / (estimate.Score + e);
            own += slope * slope * OwnVariance(dimensions[at]);
            common += slope * dimensions[at].Common;
            pull += slope * estimate.PriorPull;
        }

        var variance = own + (common * common);
        var half = Normal.Z90 * Math.Sqrt(variance);
        return Make(Points(log), Points(log - half), Points(log + half), (Points(log) + e) * Math.Sqrt(variance), (Points(log) + e) * pull);

        double Points(double at) => Math.Clamp(((100 + e) * Math.Exp(at)) - e, 0, 100);
        Estimate Make(double score, double lo, double hi, double sd, double prior) =>
            Qualify(score, lo, hi, sd, prior, dimensions, shared, rules);
    }

    public static Estimate Arithmetic(IReadOnlyList<DimensionScore> dimensions, double[] weights, MethodologyFile rules)
    {
        var shared = Share(dimensions, weights, rules);
        double score = 0, own = 0, common = 0, pull = 0;
        for (var at = 0; at < shared.Length; at++)
        {
            var estimate = dimensions[at].Estimate;
            score += shared[at] * estimate.Score;
            own += shared[at] * shared[at] * OwnVariance(dimensions[at]);
            common += shared[at] * dimensions[at].Common;
            pull += shared[at] * estimate.PriorPull;
        }

        var variance = own + (common * common);
        var half = Normal.Z90 * Math.Sqrt(variance);
        return Qualify(score, Math.Max(0, score - half), Math.Min(100, score + half), Math.Sqrt(variance), pull, dimensions, shared, rules);
    }

    /// <summary>The weights that count: where the methodology shares out those of missing dimensions, without these.</summary>
    public static double[] Share(IReadOnlyList<DimensionScore> dimensions, double[] weights, MethodologyFile rules)
    {
        if (rules.Missing == MissingRule.Prior)
        {
            return weights;
        }

        var known = dimensions.Select((dimension, at) => dimension.Estimate.Missing ? 0 : weights[at]).ToArray();
        var sum = known.Sum();
        return sum > 0 ? Array.ConvertAll(known, weight => weight / sum) : weights;
    }

    // What is left of a dimension's variance without the number of pieces, which moves all dimensions together.
    private static double OwnVariance(DimensionScore dimension) =>
        Math.Max(0, (dimension.Estimate.Sd * dimension.Estimate.Sd) - (dimension.Common * dimension.Common));

    private static Estimate Qualify(
        double score, double lo, double hi, double sd, double pull, IReadOnlyList<DimensionScore> dimensions, double[] shared, MethodologyFile rules)
    {
        var nEff = dimensions.Max(dimension => dimension.Estimate.NEff);
        var used = dimensions.Where((_, at) => shared[at] > 0).ToArray();
        var grade = Grades.Of(lo, hi, nEff, rules.MinimumEffective, dimensions.Any(dimension => dimension.Estimate.Missing));
        return new(score, lo, hi, sd, nEff, grade, used.Length == 0 ? 1 : used.Min(dimension => dimension.Estimate.Completeness), PriorPull: pull);
    }
}
