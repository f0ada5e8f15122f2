using CcgcStream.Index.Composite;
using CcgcStream.Index.Intervals;
using CcgcStream.Index.Methodology;

namespace CcgcStream.Index.Tests.Intervals;

/// <summary>How often the 90 % intervals hold the truth, over three thousand simulated weeks of cities with 20 to 1,500 stories.</summary>
public sealed class CoverageTests
{
    private const int Periods = 3000;
    private static readonly string[] Names = ["volume", "reputation", "coverage", "dynamism", "responsiveness", "composite"];

    [Fact]
    public void Intervals_hold_the_truth_in_88_to_92_of_100_periods()
    {
        var rules = MethodologyReader.Default;
        var hits = new int[Names.Length];
        var width = new double[Names.Length];
        var bias = new double[Names.Length];
        for (var period = 0; period < Periods; period++)
        {
            var dice = new Dice(period);
            var truth = new PeriodTruth(dice, rules);
            var score = CityScorer.Score(new PeriodDraw(dice, truth).Run(), rules);
            var expected = PeriodScore.Of(truth, rules);
            Estimate[] estimates = [.. score.Dimensions.Select(dimension => dimension.Estimate), score.Composite];
            for (var at = 0; at < Names.Length; at++)
            {
                hits[at] += expected[at] >= estimates[at].Lo90 && expected[at] <= estimates[at].Hi90 ? 1 : 0;
                width[at] += (estimates[at].Hi90 - estimates[at].Lo90) / 2 / Periods;
                bias[at] += (estimates[at].Score - expected[at]) / Periods;
            }
        }

        for (var at = 0; at < Names.Length; at++)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(
                $"{Names[at],-15} {100.0 * hits[at] / Periods:F1} % of {Periods} periods, mean half-width {width[at]:F2}, mean error {bias[at]:F2}");
        }

        Assert.All(hits, hit => Assert.InRange((double)hit / Periods, 0.88, 0.92));
    }
}
