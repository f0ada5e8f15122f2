using CcgcStream.Index.Buckets;
using CcgcStream.Index.Dimensions;
using CcgcStream.Index.Dimensions.Coverage;
using CcgcStream.Index.Dimensions.Dynamism;
using CcgcStream.Index.Dimensions.Reputation;
using CcgcStream.Index.Dimensions.Responsiveness;
using CcgcStream.Index.Dimensions.Volume;
using CcgcStream.Index.Methodology;

namespace CcgcStream.Index.Composite;

/// <summary>Scores one city in one window: a pure function of its own sums and the methodology.</summary>
public static class CityScorer
{
    /// <param name="input">The city's sums.</param>
    /// <param name="rules">The methodology version.</param>
    /// <param name="weights">What-if weights of the dimensions; null for the methodology's own.</param>
    public static CityWindowScore Score(WindowInput input, MethodologyFile rules, DimensionWeights? weights = null)
    {
        DimensionScore[] dimensions =
        [
            VolumeScorer.Score(input, rules), ReputationScorer.Score(input, rules), CoverageScorer.Score(input, rules),
            DynamismScorer.Score(input, rules), ResponsivenessScorer.Score(input, rules),
        ];
        var mix = (weights ?? rules.Weights).ToArray();
        var (share, interval) = ReputationScorer.Headline(input.Sums);
        return new(input.Window, input.Span, rules.Version, dimensions,
            CompositeScorer.Geometric(dimensions, mix, rules), CompositeScorer.Arithmetic(dimensions, mix, rules))
        {
            Weight = ClassTotals.All(input.Sums).Weight,
            Pieces = input.Sums[Scalar.Pieces],
            PositiveOrNeutral = share,
            PositiveOrNeutralInterval = interval,
            Simulated = input.Sums[Scalar.Simulated] > 0,
        };
    }
}
