using CcgcStream.Index.Buckets;
using CcgcStream.Index.Mentions;
using CcgcStream.Index.Methodology;
using CcgcStream.Index.Vocabularies;

namespace CcgcStream.Index.Dimensions.Responsiveness;

/// <summary>E = 100 (.40 A + .35 Q + .25 L): audience response, answers within 24 h, two-way depth, each pulled toward its prior.</summary>
public static class ResponsivenessScorer
{
    public static DimensionScore Score(WindowInput input, MethodologyFile rules)
    {
        var own = rules.Responsiveness;
        var nEff = ClassTotals.All(input.Sums).NEff;
        var threads = (double)input.Sums[Scalar.Threads];
        var depth = ShrunkShare.Of(input.Sums[Scalar.TwoWayThreads], threads, own.DepthPrior, own.PriorStrength);
        IReadOnlyList<PartScore> parts =
        [
            Audience(input.Sums, own),
            AnswerCurve.Score(input.Questions, own),
            new("depth", own.Weights.Depth, depth.Value, depth.Variance, Missing: threads <= 0),
        ];
        return PartMix.Mix(Dimension.Responsiveness, parts, nEff, rules, input.Completeness);
    }

    /// <summary>y/(y+1) of a bin: engagement over what the platform and the audience size let expect.</summary>
    public static double ResponseOf(int platform, int bin, ResponsivenessRules rules)
    {
        var y = EngagementBin.RateOf(bin) / rules.ExpectedRate[Vocabulary.Platforms.NameOf(platform)];
        return y / (y + 1);
    }

    private static PartScore Audience(BucketSums sums, ResponsivenessRules rules)
    {
        double stories = 0, first = 0, second = 0;
        foreach (var (field, amount) in sums.OfKind(FieldKind.Response))
        {
            var category = Field.CategoryOf(field);
            var response = ResponseOf(category >> 8, category & 0xFF, rules);
            stories += amount / 1e6;
            first += amount / 1e6 * response;
            second += amount / 1e6 * response * response;
        }

        var (a, mu) = (rules.PriorStrength, rules.AudiencePrior);
        var mean = (first + (a * mu)) / (stories + a);
        var spread = Math.Max(1e-6, ((second + (a * mu)) / (stories + a)) - (mean * mean));
        return new("audience", rules.Weights.Audience, mean, spread / (stories + a), Missing: stories <= 0);
    }
}
