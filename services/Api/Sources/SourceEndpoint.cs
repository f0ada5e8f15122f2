using System.ComponentModel;
using CcgcStream.Contracts.Sources;

namespace CcgcStream.Api.Sources;

/// <summary>Every source that ever ran, with its latest hours.</summary>
public sealed record SourceList(DateTimeOffset At, IReadOnlyList<SourceHealth> Sources);

/// <summary><c>GET /v1/sources</c>.</summary>
internal static class SourceEndpoint
{
    public static void MapSources(this IEndpointRouteBuilder routes) => routes
        .MapGet("/sources", async (SourceReads sources, [Description("Hours of account, 1 to 168; 24 when absent.")] int? hours, CancellationToken ct) =>
            TypedResults.Ok(await sources.AnswerAsync(hours, ct)))
        .WithName("listSources").WithTags("Data").WithSummary("Health, completeness and lag of every source")
        .ProducesProblem(StatusCodes.Status400BadRequest);
}
