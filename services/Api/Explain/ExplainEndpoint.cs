using System.ComponentModel;
using CcgcStream.Api.Cities;
using CcgcStream.Api.Ranking;
using CcgcStream.Api.Reading;

namespace CcgcStream.Api.Explain;

/// <summary><c>GET /v1/cities/{id}/explain</c>.</summary>
internal static class ExplainEndpoint
{
    public static void MapExplain(this IEndpointRouteBuilder routes) => routes
        .MapGet("/cities/{id}/explain", ReadAsync).WithName("explainCity").WithTags("Cities")
        .WithSummary("What a city's score is made of: dimensions, parts, stories, mixes; with what-if weights")
        .Produces<Explanation>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> ReadAsync(
        CityDirectory directory, ScoreBoard board, CityReads reads, ExplainReads explain, [AsParameters] CityQuery query,
        [Description("Five weights, such as 1,2,1,1,1, for volume, reputation, coverage, dynamism, responsiveness.")] string? weights,
        [Description("How many stories, 0 to 100; 10 when absent.")] int? stories,
        CancellationToken ct) =>
        TypedResults.Ok(await explain.AnswerAsync(await query.CheckAsync(directory, board, reads, ct), weights, stories, ct));
}
