using System.ComponentModel;
using CcgcStream.Index.Reporting;

namespace CcgcStream.Api.Report;

/// <summary>The report of a period and whose data it is about.</summary>
public sealed record ReportAnswer(string Generation, PeriodReport Report);

/// <summary><c>GET /v1/report</c>.</summary>
internal static class ReportEndpoint
{
    public static void MapReport(this IEndpointRouteBuilder routes) => routes
        .MapGet("/report", ReadAsync).WithName("getReport").WithTags("Report")
        .WithSummary("What the published report says, of any period, compared with the period before")
        .ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task<Microsoft.AspNetCore.Http.HttpResults.Ok<ReportAnswer>> ReadAsync(
        ReportReads reports,
        [Description("First day, such as 2020-01-01; a year before the last when absent.")] string? from,
        [Description("Last day, inclusive; the latest day with data when absent.")] string? to,
        [Description("live, simulated or the name of a replay.")] string? generation,
        [Description("Version of the methodology, one of /v1/methodology; the published one when absent.")] string? methodology,
        CancellationToken ct) =>
        TypedResults.Ok(await reports.AnswerAsync(from, to, generation, ct, methodology));
}
