using CcgcStream.ServiceDefaults.Pipeline;

namespace CcgcStream.Api.Pipeline;

/// <summary><c>GET /v1/pipeline</c>: how many records are on their way from the log to the scores.</summary>
internal static class PipelineEndpoint
{
    public static void MapPipeline(this IEndpointRouteBuilder routes) => routes
        .MapGet("/pipeline", (PipelineProgress progress, CancellationToken ct) => progress.MeasureAsync(ct))
        .WithName("getPipeline")
        .WithTags("Sources")
        .WithSummary("How far the scores are behind the log")
        .WithDescription("lag is 0 when every acknowledged post is in the scores; raw and enriched are its two parts, in records.")
        .Produces<PipelineLag>();
}
