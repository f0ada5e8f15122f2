using CcgcStream.Index.Intervals;
using CcgcStream.Index.Methodology;

namespace CcgcStream.Index.Dimensions.Volume;

/// <summary>V = 100 min(1, ln(1 + X/k) / ln(1 + Xref/k)); X is the sum of priced weights.</summary>
public static class VolumeScorer
{
    public static DimensionScore Score(WindowInput input, MethodologyFile rules)
    {
        var totals = ClassTotals.All(input.Sums);
        var goal = rules.Windows[input.Window.Name];
        var score = Points(totals.Weight, goal);

        // A compound Poisson process of stories: the variance of X is the sum of squared story weights, widened by the overdispersion.
        var perUnit = rules.Volume.Overdispersion * (totals.Weight > 0 ? Math.Max(0.05, totals.Squared / totals.Weight) : 1);
        var weight = Interval.OfGamma((totals.Weight / perUnit) + 0.5, perUnit);
        var (lo, hi) = (Math.Min(score, Points(weight.Lo, goal)), Math.Max(score, Points(weight.Hi, goal)));
        var grade = Grades.Of(lo, hi, totals.NEff, rules.MinimumEffective);
        var sd = (hi - lo) / (2 * Normal.Z90);
        var estimate = new Estimate(score, lo, hi, sd, totals.NEff, grade, input.Completeness);
        return new(Dimension.Volume, estimate, [new PartScore("weight", 1, score / 100, sd * sd / 1e4, Common: sd / 100)]);
    }

    /// <summary>Points of a weight; never falls when weight is added.</summary>
    public static double Points(double weight, WindowGoalposts goal) =>
        100 * Math.Min(1, Math.Log(1 + (Math.Max(0, weight) / goal.K)) / Math.Log(1 + (goal.Reference / goal.K)));
}
