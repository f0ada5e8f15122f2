using CcgcStream.Api.Cities;
using CcgcStream.Api.Problems;
using CcgcStream.Api.Ranking;
using CcgcStream.Api.Reading;
using CcgcStream.Index.Mentions;

namespace CcgcStream.Api.Compare;

/// <summary>Puts cities side by side.</summary>
internal sealed class CompareReads(ScoreBoard board, CityDirectory directory, CityReads reads, PastRankings past)
{
    private const int Most = 10;

    /// <summary>The comparison as asked for.</summary>
    /// <exception cref="QueryProblem">A wrong parameter.</exception>
    /// <exception cref="NotFoundProblem">A city that is not in the catalogue.</exception>
    public async ValueTask<Comparison> AnswerAsync(
        IEnumerable<string> cities, string? window, string? by, string? generation, string? methodology, CancellationToken ct)
    {
        var ids = cities.Select(id => id.Trim()).Where(id => id.Length > 0).Distinct(StringComparer.Ordinal).ToArray();
        if (ids.Length is < 2 or > Most)
        {
            throw new QueryProblem("cities", $"'cities' must name two to {Most} cities.");
        }
        string[] known = [.. ids.Select(id => directory.Known(id).Id)];
        var request = new RankingRequest(
            board.Resolve(QueryValues.Name("generation", generation)), QueryValues.OneOf("window", window, IndexWindows.All, IndexWindows.Default),
            QueryValues.OneOf("by", by, IndexWindows.Orders, "composite"), Methodology: string.IsNullOrEmpty(methodology) ? null : methodology);
        if (request.IsReady)
        {
            var ready = board.Window(request.Generation, request.Window);
            return CompareEndpoint.Of(ready.Ranking(request), [.. ready.Scores], known, reads.Rules);
        }
        var rules = reads.RulesOf(request.Methodology);
        var made = await past.GetAsync(request, Slice.All, ct);
        return CompareEndpoint.Of(made.Ranking, made.Scores, known, rules);
    }
}
