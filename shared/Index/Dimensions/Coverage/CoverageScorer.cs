using CcgcStream.Index.Buckets;
using CcgcStream.Index.Intervals;
using CcgcStream.Index.Methodology;

namespace CcgcStream.Index.Dimensions.Coverage;

/// <summary>
/// C = 100 sum of omega_f min(1, ln(1 + B_f) / ln(1 + Bref_f)). In a slice the community facet is not kept; its weight is shared out.
/// </summary>
public static class CoverageScorer
{
    private static readonly (string Name, FieldKind Kind, bool Clumped)[] Facets =
    [
        ("country", FieldKind.Country, false), ("language", FieldKind.Language, true), ("community", FieldKind.Community, false),
        ("platform", FieldKind.Platform, true), ("topic", FieldKind.Topic, true),
    ];

    public static DimensionScore Score(WindowInput input, MethodologyFile rules)
    {
        var goal = rules.Windows[input.Window.Name];
        var any = input.Sums[Scalar.Pieces] > 0;
        var richness = Array.ConvertAll(Facets, facet => Richness.Of(input.Sums, facet.Kind));
        // A facet of which no piece says anything is unknown, not narrow.
        var missing = Array.ConvertAll(richness, facet => any && facet.Value <= 0);
        var known = Facets.Select((facet, at) => missing[at] ? 0 : rules.Coverage.Weights[facet.Name]).Sum();
        var parts = new PartScore[Facets.Length];
        var pieces = Math.Max(1, (double)input.Sums[Scalar.Pieces]);
        var number = Richness.NumberVariance(input.Sums, rules.Clumping);
        for (var at = 0; at < Facets.Length; at++)
        {
            var reference = Math.Log(1 + goal.Coverage[Facets[at].Name]);
            var value = Math.Min(1, Math.Log(1 + richness[at].Value) / reference);
            var slope = value < 1 ? 1 / ((1 + richness[at].Value) * reference) : 0;
            var common = slope * richness[at].Growth * Math.Sqrt(number);
            var weight = missing[at] || known <= 0 ? 0 : rules.Coverage.Weights[Facets[at].Name] / known;

            // How the pieces fall into categories is each facet's own, and copies mostly share platform, language and topic; how many they are
            // moves all facets at once.
            var own = Math.Max(0, richness[at].Variance - (richness[at].Growth * richness[at].Growth / pieces))
                * (Facets[at].Clumped ? number * pieces : 1);
            parts[at] = new(Facets[at].Name, weight, value, (slope * slope * own) + (common * common), missing[at], common, richness[at].Effective);
        }

        var score = parts.Sum(part => part.Points);
        var sd = 100 * Math.Sqrt(PartMix.VarianceOf(parts));
        var nEff = ClassTotals.All(input.Sums).NEff;
        var interval = Interval.OfShare(score / 100, sd * sd / 1e4);
        var (lo, hi) = (Math.Min(score, 100 * interval.Lo), Math.Max(score, 100 * interval.Hi));
        var grade = Grades.Of(lo, hi, nEff, rules.MinimumEffective, Array.Exists(missing, one => one));
        return new(Dimension.Coverage, new Estimate(score, lo, hi, sd, nEff, grade, input.Completeness, Missing: any && known <= 0), parts);
    }
}
