using CcgcStream.Index.Methodology;

namespace CcgcStream.Index.Tests.Intervals;

/// <summary>What is true of one simulated city in one window: rates and shares, drawn from the methodology's own priors where it has one.</summary>
internal sealed class PeriodTruth
{
    private const int Countries = 40;

    public PeriodTruth(Dice dice, MethodologyFile rules)
    {
        Stories = Math.Exp(dice.Between(Math.Log(20), Math.Log(1500)));
        BaselineStories = Stories * Math.Exp(0.4 * dice.Normal());
        Social = dice.Between(0.3, 0.7);
        Tone = [.. new[] { "media", "social" }.Select(name => dice.Beta(rules.Reputation.Classes[name].Prior, rules.Reputation.PriorStrength))];
        Country = Skewed(dice, Countries);
        Language = Skewed(dice, 20);
        Platform = Skewed(dice, 8);
        Topic = Skewed(dice, 9);
        Community = Skewed(dice, 1500);
        Format = dice.Dirichlet(6.0, 1.2, 0.2, 2.0, 0.2, 0.1, 0.1, 0.2);
        var fresh = rules.Dynamism.Freshness;
        Begun = dice.Beta(fresh.StoryPrior, rules.Dynamism.PriorStrength);
        NewTags = dice.Beta(fresh.TagPrior, rules.Dynamism.PriorStrength);
        NewTopics = dice.Beta(fresh.TopicPrior, rules.Dynamism.PriorStrength);
        var own = rules.Responsiveness;
        Response = dice.Beta(own.AudiencePrior, own.PriorStrength);
        Answers = dice.Beta(own.AnswerPrior, own.PriorStrength);
        Depth = dice.Beta(own.DepthPrior, own.PriorStrength);
        Asked = Stories * dice.Between(0, 0.2);
        Threads = Stories * dice.Between(0, 0.3);
    }

    /// <summary>Expected stories of the window.</summary>
    public double Stories { get; }

    /// <summary>Expected stories of the same window in earlier weeks.</summary>
    public double BaselineStories { get; }

    public double Social { get; }

    /// <summary>Mean tone of media and social, 0..1.</summary>
    public double[] Tone { get; }

    public double[] Country { get; }
    public double[] Language { get; }
    public double[] Platform { get; }
    public double[] Topic { get; }
    public double[] Community { get; }
    public double[] Format { get; }
    public double Begun { get; }
    public double NewTags { get; }
    public double NewTopics { get; }
    public double Response { get; }
    public double Answers { get; }
    public double Depth { get; }
    public double Asked { get; }
    public double Threads { get; }

    // Few categories hold most: a power law with a random exponent.
    private static double[] Skewed(Dice dice, int count)
    {
        var power = dice.Between(0.6, 1.4);
        var shares = Enumerable.Range(1, count).Select(at => Math.Pow(at, -power)).ToArray();
        var sum = shares.Sum();
        return Array.ConvertAll(shares, share => share / sum);
    }
}
