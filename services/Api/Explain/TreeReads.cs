using CcgcStream.Api.Problems;
using CcgcStream.Api.Ranking;
using CcgcStream.Api.Reading;
using CcgcStream.Index.Dimensions;
using CcgcStream.Index.Explanation;
using CcgcStream.Index.Windows;
using CcgcStream.State.Cities.Reading;

namespace CcgcStream.Api.Explain;

/// <summary>Exact decompositions of scores and of their changes.</summary>
internal sealed class TreeReads(CityReads reads)
{
    private const int PiecesShown = 10;
    private static readonly string[] Dimensions = ["volume", "reputation", "coverage", "dynamism", "responsiveness"];

    /// <exception cref="QueryProblem">A wrong parameter.</exception>
    public async Task<ExplanationTrees> TreeAsync(CityQuestion question, string? dimension, int? stories, CancellationToken ct)
    {
        var wanted = QueryValues.OneOf("dimension", dimension, Dimensions, "");
        var limits = new ExplanationLimits(QueryValues.InRange("stories", stories, 1, 100, 10), PiecesShown);
        await KeptAsync(question, question.AsOfUs, ct);
        var tree = await new ExplanationReader(await reads.OpenAsync(ct)).ExplainAsync(
            question.Generation, question.City.Id, IndexWindow.Find(question.Window)!, question.AsOfUs, question.Slice,
            wanted.Length == 0 ? null : Enum.Parse<Dimension>(wanted, ignoreCase: true), question.Rules ?? reads.Rules, limits, ct);
        return new ExplanationTrees(
            question.Generation, question.City.Id, question.Window, question.AsOfUs.ToMoment(), tree.Score.Simulated, tree.Composite, tree.Dimensions,
            tree.Score.MethodologyVersion);
    }

    /// <exception cref="QueryProblem">A wrong parameter.</exception>
    public async Task<ScoreChange> ChangeAsync(CityQuestion question, string? from, string? dimension, CancellationToken ct)
    {
        var wanted = QueryValues.OneOf("dimension", dimension, Dimensions, "reputation");
        var to = question.AsOfUs.ToMoment();
        var first = QueryValues.Moment("from", from) ?? to - IndexWindows.LengthOf(question.Window);
        if (first >= to)
        {
            throw new QueryProblem("from", "'from' must lie before the later moment.");
        }
        await KeptAsync(question, first.ToMicroseconds(), ct);
        await KeptAsync(question, question.AsOfUs, ct);
        var change = await new ExplanationReader(await reads.OpenAsync(ct)).ChangeAsync(
            question.Generation, question.City.Id, IndexWindow.Find(question.Window)!, first.ToMicroseconds(), question.AsOfUs, question.Slice,
            Enum.Parse<Dimension>(wanted, ignoreCase: true), question.Rules ?? reads.Rules, ct);
        return new ScoreChange(question.Generation, question.City.Id, question.Window, wanted, first, to, change, (question.Rules ?? reads.Rules).Version);
    }

    // Asked before anything is taken apart: a window of which a part is gone has no score to explain.
    private async ValueTask KeptAsync(CityQuestion question, long asOfUs, CancellationToken ct) =>
        await reads.InputAsync(question.Generation, question.City.Id, question.Window, asOfUs, question.Slice, ct);
}
