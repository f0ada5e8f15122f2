using CcgcStream.Index.Buckets;
using CcgcStream.Index.Methodology;

namespace CcgcStream.Index.Dimensions.Dynamism;

/// <summary>
/// Shrunk share of what is new: stories that began in the window among the stories alive in it; hashtags and topics of the window
/// that the city's own 30 days before did not have.
/// </summary>
internal static class Freshness
{
    internal static PartScore Score(WindowInput input, DynamismRules rules, double weight)
    {
        var fresh = rules.Freshness;
        var starts = (double)input.Sums[Scalar.StoryStarts];
        var alive = Math.Max(starts, input.Sums[Scalar.Stories] / 1e6);
        var stories = ShrunkShare.Of(starts, alive, fresh.StoryPrior, rules.PriorStrength);
        if (input.Before is not { } before)
        {
            // The first month of a data set: every tag would be new, which says nothing.
            return new("freshness", weight, stories.Value, stories.Variance);
        }

        var tags = New(input.Sums, before, FieldKind.Tag, fresh.TagPrior, rules.PriorStrength);
        var topics = New(input.Sums, before, FieldKind.Topic, fresh.TopicPrior, rules.PriorStrength);
        var value = (fresh.StoryWeight * stories.Value) + (fresh.TagWeight * tags.Value) + (fresh.TopicWeight * topics.Value);
        var variance = (Square(fresh.StoryWeight) * stories.Variance) + (Square(fresh.TagWeight) * tags.Variance)
            + (Square(fresh.TopicWeight) * topics.Variance);
        return new("freshness", weight, value, variance);
    }

    private static ShrunkShare New(BucketSums sums, BucketSums before, FieldKind kind, double prior, double strength)
    {
        var all = sums.OfKind(kind);
        return ShrunkShare.Of(all.Count(entry => before[entry.Field] <= 0), all.Count, prior, strength);
    }

    private static double Square(double x) => x * x;
}
