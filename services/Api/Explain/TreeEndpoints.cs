using System.ComponentModel;
using CcgcStream.Api.Cities;
using CcgcStream.Api.Ranking;
using CcgcStream.Api.Reading;
using CcgcStream.Index.Explanation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CcgcStream.Api.Explain;

/// <summary>The exact decomposition of a score: in every node, the points of the children sum to its own.</summary>
public sealed record ExplanationTrees(
    string Generation, string City, string Window, DateTimeOffset AsOf, bool Simulated, ExplanationNode Composite, IReadOnlyList<ExplanationNode> Dimensions,
    string MethodologyVersion);

/// <summary>What moved a dimension between two moments, down to the stories.</summary>
public sealed record ScoreChange(
    string Generation, string City, string Window, string Dimension, DateTimeOffset From, DateTimeOffset To, ExplanationNode Change,
    string MethodologyVersion);

/// <summary><c>GET /v1/cities/{id}/explain/tree</c> and <c>GET /v1/cities/{id}/changes</c>.</summary>
internal static class TreeEndpoints
{
    public static void MapTrees(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/cities/{id}/explain/tree", TreeAsync).WithName("explainCityTree").WithTags("Cities")
            .WithSummary("A score taken apart exactly: dimension, part, facet, story, piece")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        routes.MapGet("/cities/{id}/changes", ChangeAsync).WithName("explainCityChange").WithTags("Cities")
            .WithSummary("Which stories moved a dimension between two moments, by how many points")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<ExplanationTrees>> TreeAsync(
        CityDirectory directory, ScoreBoard board, CityReads reads, TreeReads trees, [AsParameters] CityQuery query,
        [Description("One dimension only; all five when absent.")] string? dimension,
        [Description("Stories shown by name, 1 to 100; 10 when absent.")] int? stories,
        CancellationToken ct) =>
        TypedResults.Ok(await trees.TreeAsync(await query.CheckAsync(directory, board, reads, ct), dimension, stories, ct));

    private static async Task<Ok<ScoreChange>> ChangeAsync(
        CityDirectory directory, ScoreBoard board, CityReads reads, TreeReads trees, [AsParameters] CityQuery query,
        [Description("The earlier moment; one window before the later when absent.")] string? from,
        [Description("volume, reputation (default), coverage, dynamism or responsiveness.")] string? dimension,
        CancellationToken ct) =>
        TypedResults.Ok(await trees.ChangeAsync(await query.CheckAsync(directory, board, reads, ct), from, dimension, ct));
}
