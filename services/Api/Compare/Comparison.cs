using System.ComponentModel;
using CcgcStream.Api.Ranking;
using CcgcStream.Contracts.V1;
using CcgcStream.Index.Methodology;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CcgcStream.Api.Compare;

/// <summary>Cities side by side.</summary>
/// <param name="Rows">In the order asked for; a city without data is absent.</param>
/// <param name="Above">For each city, the probability that its score is above that of each other city.</param>
/// <param name="MethodologyVersion">Version of the formulas and constants.</param>
public sealed record Comparison(
    string Generation, string Window, string By, bool Simulated, IReadOnlyList<RankedCity> Rows,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Above, string MethodologyVersion);

/// <summary><c>GET /v1/compare</c>.</summary>
internal static class CompareEndpoint
{
    public static void MapCompare(this IEndpointRouteBuilder routes) => routes
        .MapGet("/compare", ReadAsync).WithName("compareCities").WithTags("Cities")
        .WithSummary("Two to ten cities side by side, with the probability that one is above the other")
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Ok<Comparison>> ReadAsync(
        CompareReads reads,
        [Description("Two to ten city ids, such as wuhan,beijing.")] string cities,
        [Description("1h, 24h, 7d, 30d or 365d; 24h when absent.")] string? window,
        [Description("composite, arithmetic or a dimension.")] string? by,
        [Description("live, simulated or the name of a replay.")] string? generation,
        [Description("Version of the methodology, one of /v1/methodology; the published one when absent.")] string? methodology,
        CancellationToken ct) =>
        TypedResults.Ok(await reads.AnswerAsync(cities.Split(','), window, by, generation, methodology, ct));

    /// <summary>The comparison of cities that exist.</summary>
    internal static Comparison Of(RankingResponse ranking, IReadOnlyList<CityScore> scores, IReadOnlyList<string> ids, MethodologyFile rules)
    {
        var chosen = ids.Select(id => ranking.Cities.FirstOrDefault(row => row.Id == id)).OfType<RankedCity>().ToArray();
        var draws = RankDraws.Run([.. scores.Where(score => chosen.Any(row => row.Id == score.City))], ranking.By, rules);
        var above = chosen.ToDictionary(
            one => one.Id,
            one => (IReadOnlyDictionary<string, double>)chosen.Where(other => other != one)
                .ToDictionary(other => other.Id, other => PublicScore.Round(draws.ProbabilityAbove(one.Id, other.Id))));
        return new Comparison(
            ranking.Generation, ranking.Window, ranking.By, chosen.Any(row => row.Simulated), chosen, above, ranking.MethodologyVersion);
    }
}
