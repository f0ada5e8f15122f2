namespace CcgcStream.Api.Generations;

/// <summary>The generations that hold data.</summary>
/// <param name="Default">The one that a read without a generation uses; null when there is none.</param>
public sealed record GenerationList(string? Default, IReadOnlyList<GenerationInfo> Generations);

/// <summary>A generation: live data, the simulation, or a replay.</summary>
/// <param name="Seen">Distinct posts, whatever they are about.</param>
/// <param name="Effective">Posts about at least one city of the catalogue.</param>
/// <param name="First">Earliest publication time.</param>
/// <param name="Watermark">Latest publication time: the generation's now, unless it is live.</param>
public sealed record GenerationInfo(string Name, long Seen, long Effective, DateTimeOffset? First, DateTimeOffset? Watermark, bool Simulated);

/// <summary><c>GET /v1/generations</c>.</summary>
internal static class GenerationEndpoint
{
    public static void MapGenerations(this IEndpointRouteBuilder routes) => routes
        .MapGet("/generations", async (GenerationReads reads, CancellationToken ct) => TypedResults.Ok(await reads.AnswerAsync(ct)))
        .WithName("listGenerations").WithTags("Data").WithSummary("Live data, the simulation and replays, with what they hold");
}
