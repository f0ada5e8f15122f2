using CcgcStream.Api.Problems;
using CcgcStream.Api.Ranking;
using CcgcStream.Api.Reading;
using CcgcStream.Index.Composite;
using CcgcStream.Index.Dimensions;
using CcgcStream.Index.Methodology;
using CcgcStream.State.Cities.Records;

namespace CcgcStream.Api.Explain;

/// <summary>Takes a score apart: dimensions, their parts, the stories and the mixes behind them.</summary>
internal sealed class ExplainReads(CityReads reads, StoryReads stories)
{
    /// <summary>The explanation as asked for.</summary>
    /// <exception cref="QueryProblem">A wrong parameter.</exception>
    public Task<Explanation> AnswerAsync(CityQuestion question, string? weights, int? stories, CancellationToken ct) =>
        ReadAsync(question, WeightValues.Of(weights), QueryValues.InRange("stories", stories, 0, 100, 10), ct);

    /// <param name="question">What to explain.</param>
    /// <param name="weights">What-if weights; null for the methodology's own.</param>
    /// <param name="storyCount">How many stories.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Explanation> ReadAsync(CityQuestion question, DimensionWeights? weights, int storyCount, CancellationToken ct)
    {
        var input = await reads.InputAsync(question.Generation, question.City.Id, question.Window, question.AsOfUs, question.Slice, ct);
        var rules = question.Rules ?? reads.Rules;
        var used = weights ?? rules.Weights;
        var score = CityScorer.Score(input, rules, used);
        var message = score.ToMessage(question.Generation, question.City.Id, question.AsOfUs, 0);
        var shared = CompositeScorer.Share(score.Dimensions, used.ToArray(), rules);
        var values = message.Dimensions();
        var dimensions = score.Dimensions.Select((dimension, at) => new ExplainedDimension(
            NameOf(dimension.Dimension), values[at].ToMeasure(), PublicScore.Round(shared[at]), PublicScore.Round(shared[at] * dimension.Estimate.Score),
            [.. dimension.Parts.Select(part => new ExplainedPart(
                part.Name, PublicScore.Round(part.Weight), PublicScore.Round(part.Value), PublicScore.Round(part.Points), part.Missing))]));
        return new Explanation(
            question.Generation, question.City.Id, question.Window, question.AsOfUs.ToMoment(), score.MethodologyVersion, score.Simulated, score.Pieces,
            message.Composite.ToMeasure(), message.Arithmetic.ToMeasure(),
            Enum.GetValues<Dimension>().ToDictionary(NameOf, dimension => PublicScore.Round(used.ToArray()[(int)dimension])),
            [.. dimensions], await stories.TopAsync(question, storyCount, ct), Mixes.Of(input.Sums));
    }

    private static string NameOf(Dimension dimension) => dimension.ToString().ToLowerInvariant();
}
