using CcgcStream.Contracts.V1;
using CcgcStream.Index.Methodology;
using CcgcStream.Index.Ranking;
using CcgcStream.State.Cities.Records;

namespace CcgcStream.Api.Ranking;

/// <summary>Rank intervals of the index's own seeded draws (METHODOLOGY section 4), for the composite or for one dimension.</summary>
internal static class RankDraws
{
    private static readonly string[] Dimensions = ["volume", "reputation", "coverage", "dynamism", "responsiveness"];

    /// <summary>Draws over the cities given.</summary>
    /// <param name="scores">The cities.</param>
    /// <param name="by">composite, arithmetic (the draws cover both) or a dimension, which is then drawn alone.</param>
    /// <param name="rules">Weights and the constant of the composite.</param>
    public static RankSimulationResult Run(IReadOnlyList<CityScore> scores, string by, MethodologyFile rules)
    {
        var alone = Array.IndexOf(Dimensions, by);
        var options = new RankOptions { Weights = rules.Weights.ToArray(), Epsilon = rules.Epsilon };
        return RankSimulation.Run([.. scores.Select(score => Entry(score, alone, rules.Missing == MissingRule.Share))], options);
    }

    private static RankEntry Entry(CityScore score, int alone, bool dropsMissing)
    {
        var values = score.Dimensions();
        return new RankEntry(
            score.City, [.. values.Select(value => value?.Score ?? 0)], [.. values.Select(value => value?.Sd ?? 0)],
            [.. values.Select(value => value?.PriorPull ?? 0)],
            [.. values.Select((value, at) => value is null || (dropsMissing && value.Missing) || (alone >= 0 && at != alone))]);
    }
}
