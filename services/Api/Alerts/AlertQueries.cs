using System.ComponentModel;
using CcgcStream.Alerting.Model;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CcgcStream.Api.Alerts;

/// <summary><c>GET /v1/alerts</c> and <c>GET /v1/alerts/{id}</c>.</summary>
internal static class AlertQueries
{
    public static void MapAlertQueries(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/alerts", ListAsync).WithName("listAlerts").WithTags("Alerts")
            .WithSummary("Alerts with their evidence and history, latest change first")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        routes.MapGet("/alerts/{id}", ReadAsync).WithName("getAlert").WithTags("Alerts").WithSummary("One alert")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<AlertPage>> ListAsync(
        AlertReads alerts,
        [Description("live, simulated or the name of a replay.")] string? generation,
        [Description("City id.")] string? city,
        [Description("open (default: all but resolved), pending, firing, acknowledged, resolving, resolved or all.")] string? phase,
        [Description("1 to 200; 50 when absent.")] int? limit,
        [Description("The nextCursor of the page before.")] string? cursor,
        CancellationToken ct) => TypedResults.Ok(await alerts.PageAsync(generation, city, phase, limit, cursor, ct));

    private static async Task<Ok<AlertRecord>> ReadAsync(AlertReads alerts, string id, CancellationToken ct) => TypedResults.Ok(await alerts.OneAsync(id, ct));
}
