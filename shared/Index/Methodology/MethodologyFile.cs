using System.Text.Json.Serialization;

namespace CcgcStream.Index.Methodology;

/// <summary>
/// Every constant of the index, as one versioned file. Goalposts are frozen from a reference period, so that no city's score moves
/// because of another city. Two versions can score the same state side by side.
/// </summary>
public sealed record MethodologyFile
{
    public required string Version { get; init; }

    /// <summary>What the goalposts were taken from, for people.</summary>
    public string CalibratedOn { get; init; } = "";

    /// <summary>Weights of the dimensions in the composite; they sum to 1.</summary>
    public required DimensionWeights Weights { get; init; }

    /// <summary>e of the composite, in points: how hard a dimension near zero pulls.</summary>
    public required double Epsilon { get; init; }

    /// <summary>Below this nEff a value is graded D however narrow its interval.</summary>
    public required double MinimumEffective { get; init; }

    /// <summary>What stands in for a part or a dimension of which nothing is known.</summary>
    public required MissingRule Missing { get; init; }

    public required VolumeRules Volume { get; init; }
    public required ClumpingRules Clumping { get; init; }
    public required ReputationRules Reputation { get; init; }
    public required CoverageRules Coverage { get; init; }
    public required DynamismRules Dynamism { get; init; }
    public required ResponsivenessRules Responsiveness { get; init; }

    /// <summary>Goalposts by window name.</summary>
    public required IReadOnlyDictionary<string, WindowGoalposts> Windows { get; init; }
}

/// <summary>What stands in for a part or a dimension of which nothing is known. Either way it costs a grade.</summary>
public enum MissingRule
{
    /// <summary>Its weight is shared out among the others: a city gains by what is not known of it wherever the others stand higher.</summary>
    [JsonStringEnumMemberName("share")]
    Share,

    /// <summary>Its prior, with the prior's own width: none known and one known then lie side by side.</summary>
    [JsonStringEnumMemberName("prior")]
    Prior,
}

/// <summary>A weight for each of the five dimensions.</summary>
public sealed record DimensionWeights(double Volume, double Reputation, double Coverage, double Dynamism, double Responsiveness)
{
    /// <summary>The weights in the fixed order volume, reputation, coverage, dynamism, responsiveness.</summary>
    public double[] ToArray() => [Volume, Reputation, Coverage, Dynamism, Responsiveness];

    /// <summary>The same proportions, summing to 1; null when they cannot (negative, not finite, or all zero).</summary>
    public DimensionWeights? Normalised()
    {
        var all = ToArray();
        var sum = all.Sum();
        return all.Any(weight => !(weight >= 0)) || !(sum > 0) || !double.IsFinite(sum)
            ? null
            : new(Volume / sum, Reputation / sum, Coverage / sum, Dynamism / sum, Responsiveness / sum);
    }
}

/// <summary>Volume: how much more than Poisson the weight of independent stories varies (1 = Poisson).</summary>
public sealed record VolumeRules(double Overdispersion);

/// <summary>How much more than Poisson the number of pieces varies since copies come together: prior of E[m^2]/E[m], and its strength in pieces.</summary>
public sealed record ClumpingRules(double Prior, double PriorStrength);

/// <summary>Reputation: prior strength a, in weight units, and the fixed mix of source classes.</summary>
public sealed record ReputationRules(double PriorStrength, IReadOnlyDictionary<string, ClassRule> Classes);

/// <summary>A source class: its fixed share pi and its frozen prior mean mu.</summary>
public sealed record ClassRule(double Mix, double Prior);

/// <summary>Coverage: weights by facet.</summary>
public sealed record CoverageRules(IReadOnlyDictionary<string, double> Weights);

/// <summary>Dynamism; <paramref name="MomentumPriorSd"/> is how far from normal (0.5) a momentum that is not known may well lie.</summary>
public sealed record DynamismRules(
    DynamismWeights Weights, double MomentumSlope, double MomentumPriorSd, double PriorStrength, FreshnessRules Freshness, double RichPrior, double EvennessPrior);

/// <summary>Weights of the parts of dynamism.</summary>
public sealed record DynamismWeights(double Tempo, double Freshness, double Momentum, double Media);

/// <summary>Weights and priors of what can be fresh.</summary>
public sealed record FreshnessRules(
    double StoryWeight, double TagWeight, double TopicWeight, double StoryPrior, double TagPrior, double TopicPrior);

/// <summary>Responsiveness; <paramref name="ExpectedRate"/> is the engagement rate that counts as normal, by platform.</summary>
public sealed record ResponsivenessRules(
    ResponsivenessWeights Weights, double PriorStrength, double AudiencePrior, double AnswerPrior, double DepthPrior,
    IReadOnlyDictionary<string, double> ExpectedRate);

/// <summary>Weights of the parts of responsiveness.</summary>
public sealed record ResponsivenessWeights(double Audience, double Answers, double Depth);

/// <summary>Frozen goalposts of a window: volume at 100 points, volume scale k, and richness at 100 points by facet.</summary>
public sealed record WindowGoalposts(double Reference, double K, IReadOnlyDictionary<string, double> Coverage);
