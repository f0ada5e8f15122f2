using System.ComponentModel;
using CcgcStream.Api.Methods;
using CcgcStream.Api.Problems;
using CcgcStream.Api.Ranking;
using CcgcStream.Api.Reading;

namespace CcgcStream.Api.Live;

/// <summary><c>GET /v1/stream</c>: rank changes and alerts as server-sent events.</summary>
internal static class LiveEndpoint
{
    public static void MapLive(this IEndpointRouteBuilder routes) => routes
        .MapGet("/stream", StreamAsync)
        .WithName("stream").WithTags("Stream")
        .WithSummary("Rank changes and alerts as they happen (server-sent events)")
        .WithDescription(
            "Begins with a `snapshot`, then sends `ranking` and `alert` events. Send the last id back as Last-Event-ID to resume "
            + "without a gap; when that is too old, a `reset` event comes first, then a new snapshot. A slow reader gets several "
            + "changes merged into one, the last word on each city.")
        .Produces(StatusCodes.Status200OK, contentType: "text/event-stream")
        .ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task StreamAsync(
        HttpContext http, ScoreBoard board, RankingNews news, LiveLog log, LiveOptions options, TimeProvider time, IHostApplicationLifetime lifetime,
        [Description("1h, 24h, 7d, 30d or 365d; 24h when absent.")] string? window,
        [Description("live, simulated or the name of a replay.")] string? generation,
        CityReads reads,
        [Description("The published version of the methodology, or nothing: the stream follows the published scores. Any other is read from /v1/ranking.")] string? methodology)
    {
        if (reads.RulesOf(methodology) != reads.Rules)
        {
            throw new QueryProblem("methodology", $"The stream follows the published scores, which are those of version {reads.Rules.Version}; /v1/ranking answers by any.");
        }
        var watched = board.Resolve(QueryValues.Name("generation", generation));
        var chosen = QueryValues.OneOf("window", window, IndexWindows.All, IndexWindows.Default);
        if (HeadRequests.IsHead(http))
        {
            LiveWriter.Announce(http.Response);
            return;
        }
        if (!options.TryEnter())
        {
            http.Response.Headers.RetryAfter = "5";
            await TypedResults.Problem("This process serves as many streams as it may; try again soon.", statusCode: 503).ExecuteAsync(http);
            return;
        }
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            var writer = new LiveWriter(http.Response, news, log, time, watched, chosen);
            await writer.RunAsync(http.Request.Headers["Last-Event-ID"].ToString(), stopping.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The reader left or the process ends: that is how every stream ends.
        }
        finally
        {
            options.Leave();
        }
    }
}
