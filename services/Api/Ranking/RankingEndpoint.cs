using System.ComponentModel;
using CcgcStream.Api.Exports;
using CcgcStream.Api.Json;
using CcgcStream.Api.Problems;

namespace CcgcStream.Api.Ranking;

/// <summary><c>GET /v1/ranking</c>.</summary>
internal static class RankingEndpoint
{
    public static void MapRanking(this IEndpointRouteBuilder routes) => routes
        .MapGet("/ranking", ReadAsync)
        .WithName("getRanking")
        .WithTags("Ranking")
        .WithSummary("The ranking of all cities in a window")
        .WithDescription("Ranked cities best first, each with its rank interval, grade and movement; cities with insufficient data follow, with a null rank.")
        .Produces<RankingResponse>()
        .ProducesProblem(StatusCodes.Status400BadRequest);

    private static async ValueTask<IResult> ReadAsync(
        HttpContext http, ScoreBoard board, RankingReads reads,
        [Description("1h, 24h, 7d, 30d or 365d; 24h when absent.")] string? window,
        [Description("How many cities at most, 1 to 200; 100 when absent.")] int? limit,
        [Description("composite, arithmetic, volume, reputation, coverage, dynamism or responsiveness.")] string? by,
        [Description("Lowest grade that still gets a rank: A, B, C (default) or D.")] string? minGrade,
        [Description("live, simulated or the name of a replay; when absent, the one that the answer names.")] string? generation,
        [Description("Pieces of one platform only, such as x.")] string? platform,
        [Description("Pieces in one language only, such as en.")] string? language,
        [Description("Pieces of one country only, such as GB.")] string? country,
        [Description("Pieces on one topic only, such as food.")] string? topic,
        [Description("Pieces by one kind of author only, such as official.")] string? actor,
        [Description("Any past moment, such as 2020-02-03T04:05:06Z; now when absent.")] string? asOf,
        [Description("Version of the methodology, one of /v1/methodology; the published one when absent.")] string? methodology,
        [Description("json (default), csv or parquet.")] string? format)
    {
        var answers = board.Answers;
        var request = reads.Check(generation, window, by, minGrade, platform, language, country, topic, asOf, actor, methodology);
        var most = QueryValues.InRange("limit", limit, 1, 200, 100);
        var wanted = ExportFormats.Of(format, http.Request);
        if (request.IsReady && wanted == ExportFormats.Json)
        {
            var prepared = board.Window(request.Generation, request.Window).Prepared(request, most);
            answers.Remember(http.Request.QueryString.Value, prepared);
            return prepared;
        }
        var ranking = await reads.ReadAsync(request, http.RequestAborted);
        var cut = ranking with { Cities = [.. ranking.Cities.Take(most)] };
        return wanted == ExportFormats.Json
            ? PreparedJson.Of(cut, ApiJsonContext.Default.RankingResponse)
            : await RankingExport.Table.ToResultAsync(cut.Cities, wanted, http.RequestAborted);
    }
}
