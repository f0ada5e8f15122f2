using CcgcStream.Index.Dimensions;
using CcgcStream.Index.Dimensions.Volume;
using CcgcStream.Index.Intervals;
using CcgcStream.Index.Methodology;
using CcgcStream.Index.Windows;

namespace CcgcStream.Index.Tests.Intervals;

/// <summary>The five scores that a period would have if its rates and shares were known instead of counted.</summary>
internal static class PeriodScore
{
    private static readonly double MeanWorth = PeriodDraw.MeanBase * PeriodDraw.Sizes.Sum(size => size.Share * (1 + Math.Log2(size.Copies)));

    public static double[] Of(PeriodTruth truth, MethodologyFile rules)
    {
        double[] scores = [Volume(truth, rules), Reputation(truth, rules), Coverage(truth, rules), Dynamism(truth, rules), Responsiveness(truth, rules)];
        var e = rules.Epsilon;
        var log = rules.Weights.ToArray().Zip(scores).Sum(pair => pair.First * Math.Log((pair.Second + e) / (100 + e)));
        return [.. scores, ((100 + e) * Math.Exp(log)) - e];
    }

    private static double Volume(PeriodTruth truth, MethodologyFile rules) =>
        VolumeScorer.Points(truth.Stories * MeanWorth, rules.Windows[IndexWindow.Week.Name]);

    private static double Reputation(PeriodTruth truth, MethodologyFile rules) =>
        100 * ((rules.Reputation.Classes["media"].Mix * truth.Tone[0]) + (rules.Reputation.Classes["social"].Mix * truth.Tone[1]));

    private static double Coverage(PeriodTruth truth, MethodologyFile rules)
    {
        var goal = rules.Windows[IndexWindow.Week.Name].Coverage;
        return 100 * (Facet("country", truth.Country) + Facet("language", truth.Language, shared: true) + Facet("community", truth.Community)
            + Facet("platform", truth.Platform, shared: true) + Facet("topic", truth.Topic[1..], shared: true));

        double Facet(string name, double[] shares, bool shared = false)
        {
            var richness = shares.Sum(share => Saturated(truth.Stories, share, shared));
            return rules.Coverage.Weights[name] * Math.Min(1, Math.Log(1 + richness) / Math.Log(1 + goal[name]));
        }
    }

    // E of 1 - exp(-W/3) where W sums a Poisson number of stories; their copies fall here each with its own chance, or all or none of them.
    private static double Saturated(double stories, double share, bool shared)
    {
        var none = 0.0;
        foreach (var (copies, odds) in PeriodDraw.Sizes)
        {
            for (var step = 0; step < 6; step++)
            {
                var weight = 0.7 + (0.3 * (step + 0.5) / 6);
                none += odds / 6 * (shared
                    ? 1 - (share * (1 - Math.Exp(-weight * copies / 3)))
                    : Math.Pow(1 - (share * (1 - Math.Exp(-weight / 3))), copies));
            }
        }

        return 1 - Math.Exp(-stories * (1 - none));
    }

    private static double Dynamism(PeriodTruth truth, MethodologyFile rules)
    {
        var own = rules.Dynamism;
        var tempo = Saturated(truth.Stories, 1.0 / IndexWindow.Week.Buckets, shared: false);
        var fresh = (own.Freshness.StoryWeight * truth.Begun) + (own.Freshness.TagWeight * truth.NewTags) + (own.Freshness.TopicWeight * truth.NewTopics);
        var k = rules.Windows[IndexWindow.Week.Name].K;
        var ratio = ((truth.Stories * MeanWorth) + k) / ((truth.BaselineStories * MeanWorth) + k);
        var momentum = Interval.Logistic(own.MomentumSlope * Math.Log(ratio));
        var rich = truth.Format[2] + truth.Format[3] + truth.Format[4] + truth.Format[5] + truth.Format[6];
        var evenness = -truth.Format.Where(share => share > 0).Sum(share => share * Math.Log(share)) / Math.Log(truth.Format.Length);
        return 100 * ((own.Weights.Tempo * tempo) + (own.Weights.Freshness * fresh) + (own.Weights.Momentum * momentum)
            + (own.Weights.Media * (rich + evenness) / 2));
    }

    private static double Responsiveness(PeriodTruth truth, MethodologyFile rules)
    {
        var own = rules.Responsiveness.Weights;
        return 100 * ((own.Audience * truth.Response) + (own.Answers * truth.Answers) + (own.Depth * truth.Depth));
    }
}
