using CcgcStream.Api.Problems;
using CcgcStream.Api.Ranking;

namespace CcgcStream.Api.Cities;

/// <summary>A city's row in every window: from the rankings that are kept ready, or by another methodology from the stored sums.</summary>
internal sealed class CityDetailReads(ScoreBoard board, CityDirectory directory, RankingReads rankings)
{
    /// <summary>The city as asked for.</summary>
    /// <exception cref="QueryProblem">A wrong parameter.</exception>
    /// <exception cref="NotFoundProblem">A city that is not in the catalogue.</exception>
    public async ValueTask<CityDetail> AnswerAsync(string id, string? generation, string? methodology, CancellationToken ct)
    {
        var city = directory.Known(id);
        var resolved = board.Resolve(QueryValues.Name("generation", generation));
        var rows = new Dictionary<string, RankedCity>(StringComparer.Ordinal);
        var version = "";
        foreach (var window in IndexWindows.All)
        {
            var ranking = string.IsNullOrEmpty(methodology)
                ? board.Window(resolved, window).Default
                : await rankings.ReadAsync(new RankingRequest(resolved, window, Methodology: methodology), ct);
            if (ranking.Cities.FirstOrDefault(row => row.Id == city.Id) is { } row)
            {
                rows.Add(window, row);
                version = ranking.MethodologyVersion;
            }
        }
        return new CityDetail(resolved, city, rows, rows.Values.Any(row => row.Simulated), version);
    }
}
