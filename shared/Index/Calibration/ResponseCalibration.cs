using CcgcStream.Index.Buckets;
using CcgcStream.Index.Dimensions.Responsiveness;
using CcgcStream.Index.Mentions;
using CcgcStream.Index.Methodology;
using CcgcStream.Index.Vocabularies;

namespace CcgcStream.Index.Calibration;

/// <summary>Normal engagement by platform (the median story has y = 1) and the priors of responsiveness.</summary>
internal static class ResponseCalibration
{
    private const double FewestStories = 100;

    internal static ResponsivenessRules Of(ResponsivenessRules basis, BucketSums total)
    {
        var entries = total.OfKind(FieldKind.Response).Select(entry => (
            Platform: Field.CategoryOf(entry.Field) >> 8, Bin: Field.CategoryOf(entry.Field) & 0xFF, Stories: entry.Amount / 1e6)).ToArray();
        var rules = basis with
        {
            ExpectedRate = basis.ExpectedRate.ToDictionary(
                rate => rate.Key, rate => Median([.. entries.Where(entry => Vocabulary.Platforms.NameOf(entry.Platform) == rate.Key)], rate.Value),
                StringComparer.Ordinal),
        };
        var stories = entries.Sum(entry => entry.Stories);
        var response = entries.Sum(entry => entry.Stories * ResponsivenessScorer.ResponseOf(entry.Platform, entry.Bin, rules));
        return rules with
        {
            AudiencePrior = Calibrator.Share(response, stories, basis.AudiencePrior),
            AnswerPrior = Calibrator.Share(total.OfKind(FieldKind.AnswerHour).Sum(entry => entry.Amount), total[Scalar.Asked], basis.AnswerPrior),
            DepthPrior = Calibrator.Share(total[Scalar.TwoWayThreads], total[Scalar.Threads], basis.DepthPrior),
        };
    }

    private static double Median((int Platform, int Bin, double Stories)[] entries, double basis)
    {
        var all = entries.Sum(entry => entry.Stories);
        if (all < FewestStories)
        {
            return basis;
        }

        double below = 0;
        foreach (var (_, bin, stories) in entries.OrderBy(entry => entry.Bin))
        {
            below += stories;
            if (below >= all / 2)
            {
                return bin > 0 ? GoalpostCalibration.Round(EngagementBin.RateOf(bin)) : basis; // Half without any reaction: no scale to read off.
            }
        }

        return basis;
    }
}
