using System.ComponentModel;
using CcgcStream.Api.Ranking;
using CcgcStream.Index.Methodology;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CcgcStream.Api.Compare;

/// <summary>Cities side by side.</summary>
/// <param name="Rows">In the order asked for; a city without data is absent.</param>
/// <param name="Above">For each city, the probability that its score is above that of each other city.</param>
public sealed record Comparison(
    string Generation, string Window, string By, bool Simulated, IReadOnlyList<RankedCity> Rows,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Above);

/// <summary><c>GET /v1/compare</c>.</summary>
internal static class CompareEndpoint
{
    public static void MapCompare(this IEndpointRouteBuilder routes) => routes
        .MapGet("/compare", Read).WithName("compareCities").WithTags("Cities")
        .WithSummary("Two to ten cities side by side, with the probability that one is above the other")
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);

    private static Ok<Comparison> Read(
        CompareReads reads,
        [Description("Two to ten city ids, such as wuhan,beijing.")] string cities,
        [Description("1h, 24h, 7d, 30d or 365d; 24h when absent.")] string? window,
        [Description("composite, arithmetic or a dimension.")] string? by,
        [Description("live, simulated or the name of a replay.")] string? generation) =>
        TypedResults.Ok(reads.Answer(cities.Split(','), window, by, generation));

    /// <summary>The comparison of cities that exist.</summary>
    internal static Comparison Of(ScoreBoard board, IReadOnlyList<string> ids, string generation, string window, string by, MethodologyFile rules)
    {
        var source = board.Window(generation, window);
        var rows = source.Ranking(new RankingRequest(generation, window, by)).Cities;
        var chosen = ids.Select(id => rows.FirstOrDefault(row => row.Id == id)).OfType<RankedCity>().ToArray();
        var draws = RankDraws.Run([.. source.Scores.Where(score => chosen.Any(row => row.Id == score.City))], by, rules);
        return new Comparison(generation, window, by, chosen.Any(row => row.Simulated), chosen, chosen.ToDictionary(
            one => one.Id,
            one => (IReadOnlyDictionary<string, double>)chosen.Where(other => other != one)
                .ToDictionary(other => other.Id, other => PublicScore.Round(draws.ProbabilityAbove(one.Id, other.Id)))));
    }
}
