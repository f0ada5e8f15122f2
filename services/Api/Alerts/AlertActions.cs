using System.Security.Claims;
using CcgcStream.Api.Problems;
using CcgcStream.State.Access;

namespace CcgcStream.Api.Alerts;

/// <summary><c>POST /v1/alerts/{id}/ack|resolve|silence</c>, for holders of the ack scope.</summary>
internal static class AlertActions
{
    private const int BodyLimit = 16 * 1024;

    public static void MapAlertActions(this IEndpointRouteBuilder routes)
    {
        var actions = routes.MapGroup("/alerts/{id}").RequireAuthorization(ApiKeyScopes.Ack).WithTags("Alerts")
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(BodyLimit))
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
        actions.MapPost("/ack", async (AlertDesk desk, ClaimsPrincipal who, string id, CancellationToken ct) =>
                TypedResults.Ok(await desk.AcknowledgeAsync(Checked(id), who, ct)))
            .WithName("acknowledgeAlert").WithSummary("Acknowledge an alert: repetitions and escalations stop");
        actions.MapPost("/resolve", async (AlertDesk desk, ClaimsPrincipal who, string id, CancellationToken ct) =>
                TypedResults.Ok(await desk.ResolveAsync(Checked(id), who, ct)))
            .WithName("resolveAlert").WithSummary("Close an alert by hand");
        actions.MapPost("/silence", async (AlertDesk desk, ClaimsPrincipal who, string id, SilenceRequest request, CancellationToken ct) =>
                TypedResults.Ok(await desk.SilenceAsync(Checked(id), request, who, ct)))
            .WithName("silenceAlert").WithSummary("Silence an alert for a while, with a reason");
    }

    private static string Checked(string id) => QueryValues.Name("id", id)!;
}
