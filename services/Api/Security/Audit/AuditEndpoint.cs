using System.ComponentModel;
using CcgcStream.Api.Problems;
using CcgcStream.State.Access;

namespace CcgcStream.Api.Security.Audit;

/// <summary><c>GET /v1/audit</c>, for holders of the admin scope.</summary>
internal static class AuditEndpoint
{
    public static void MapAudit(this IEndpointRouteBuilder routes) => routes
        .MapGet("/audit", async (
            AuditLog audit, [Description("1 to 1,000; 100 when absent.")] int? limit, [Description("The nextCursor of the page before.")] string? cursor,
            CancellationToken ct) => TypedResults.Ok(await audit.PageAsync(QueryValues.InRange("limit", limit, 1, 1_000, 100), Cursor.Parse(cursor), ct)))
        .RequireAuthorization(ApiKeyScopes.Admin)
        .WithName("getAudit").WithTags("Administration").WithSummary("Who did what, newest first")
        .ProducesProblem(StatusCodes.Status400BadRequest);
}
