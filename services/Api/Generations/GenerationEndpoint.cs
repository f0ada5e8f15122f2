using System.ComponentModel;
using System.Security.Claims;
using CcgcStream.State.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CcgcStream.Api.Generations;

/// <summary>The generations that hold data.</summary>
/// <param name="Default">The one that a read without a generation uses; null when there is none.</param>
public sealed record GenerationList(string? Default, IReadOnlyList<GenerationInfo> Generations);

/// <summary>A generation: live data, the simulation, or a replay.</summary>
/// <param name="Seen">Distinct posts, whatever they are about.</param>
/// <param name="Effective">Posts about at least one city of the catalogue.</param>
/// <param name="First">Earliest publication time.</param>
/// <param name="Watermark">Latest publication time: the generation's now, unless it is live.</param>
/// <param name="EditableFrom">Posts published before may have left the ledger: edits and deletions of those are refused. Null while none has.</param>
/// <param name="PostsFrom">Posts and minute values before may be gone; null while none is.</param>
/// <param name="HoursFrom">Hourly values before may be gone; null while none is.</param>
/// <param name="LateEdits">Versions refused since their post had left the ledger; it counts on as it stood.</param>
/// <param name="LateDeletions">Deletions refused for the same reason.</param>
public sealed record GenerationInfo(
    string Name, long Seen, long Effective, DateTimeOffset? First, DateTimeOffset? Watermark, bool Simulated, DateTimeOffset? EditableFrom,
    DateTimeOffset? PostsFrom, DateTimeOffset? HoursFrom, long LateEdits, long LateDeletions);

/// <summary>What dropping a generation was answered with.</summary>
/// <param name="Dropping">True: it is removed within seconds, in the background; a large one takes minutes.</param>
public sealed record GenerationDropped(string Name, bool Dropping);

/// <summary><c>GET /v1/generations</c> and, for holders of the admin scope, <c>DELETE /v1/generations/{name}</c>.</summary>
internal static class GenerationEndpoint
{
    public static void MapGenerations(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/generations", async (GenerationReads reads, CancellationToken ct) => TypedResults.Ok(await reads.AnswerAsync(ct)))
            .WithName("listGenerations").WithTags("Data").WithSummary("Live data, the simulation and replays, with what they hold and since when");
        routes.MapDelete("/generations/{name}", DropAsync).RequireAuthorization(ApiKeyScopes.Admin)
            .WithName("dropGeneration").WithTags("Administration").WithSummary("Remove a replay or the simulation, with its scores")
            .WithDescription("Live data cannot be dropped. What is still on its way from the log when the removal ends counts anew; the audit log notes the request.")
            .Produces<GenerationDropped>(StatusCodes.Status202Accepted).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Accepted<GenerationDropped>> DropAsync(
        GenerationReads reads, ClaimsPrincipal who, [Description("Name of a replay, or simulated.")] string name, CancellationToken ct) =>
        TypedResults.Accepted("/v1/generations", await reads.DropAsync(name, who, ct));
}
