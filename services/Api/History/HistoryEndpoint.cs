using System.ComponentModel;
using CcgcStream.Api.Cities;
using CcgcStream.Api.Exports;
using CcgcStream.Api.Problems;
using CcgcStream.Api.Ranking;
using CcgcStream.Api.Reading;

namespace CcgcStream.Api.History;

/// <summary><c>GET /v1/cities/{id}/history</c>.</summary>
internal static class HistoryEndpoint
{
    private static readonly ExportTable<HistoryPoint> Table = new("history",
    [
        new("at", typeof(string), point => point.At.ToString("O", System.Globalization.CultureInfo.InvariantCulture)),
        new("score", typeof(double?), point => point.Composite?.Value),
        new("lo90", typeof(double?), point => point.Composite?.Lo90),
        new("hi90", typeof(double?), point => point.Composite?.Hi90),
        new("grade", typeof(string), point => point.Composite?.Grade),
        new("volume", typeof(double?), point => point.Dimensions?.Volume.Value),
        new("reputation", typeof(double?), point => point.Dimensions?.Reputation.Value),
        new("coverage", typeof(double?), point => point.Dimensions?.Coverage.Value),
        new("dynamism", typeof(double?), point => point.Dimensions?.Dynamism.Value),
        new("responsiveness", typeof(double?), point => point.Dimensions?.Responsiveness.Value),
        new("pieces", typeof(long?), point => point.Pieces),
    ]);

    public static void MapHistory(this IEndpointRouteBuilder routes) => routes
        .MapGet("/cities/{id}/history", ReadAsync).WithName("getCityHistory").WithTags("Cities")
        .WithSummary("How a city's scores went, with gaps where there was nothing to score")
        .Produces<CityHistory>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> ReadAsync(
        HttpContext http, CityDirectory directory, ScoreBoard board, CityReads reads, HistoryReads history, [AsParameters] CityQuery query,
        [Description("First moment; four windows before the last when absent.")] string? from,
        [Description("How many points at most, 2 to 200; 49 when absent.")] int? points,
        [Description("json (default), csv or parquet.")] string? format,
        CancellationToken ct)
    {
        var wanted = ExportFormats.Of(format, http.Request);
        var answer = await history.AnswerAsync(await query.CheckAsync(directory, board, reads, ct), from, points, ct);
        return wanted == ExportFormats.Json ? TypedResults.Ok(answer) : await Table.ToResultAsync(answer.Points, wanted, ct);
    }
}
