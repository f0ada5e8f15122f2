using CcgcStream.Alerting;
using CcgcStream.AlertStore;

namespace CcgcStream.Notifier.Redelivery;

/// <summary>Dead letters of the notifier: listed, and tried again.</summary>
internal static class RedeliveryEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/notifications").WithTags("Notifications");
        group.MapGet("/dead", async (Deliveries deliveries, CancellationToken ct) =>
            Results.Json((Alerting.Notifications.Delivery[])[.. await deliveries.DeadAsync(ct)], AlertJson.Default.DeliveryArray)).WithName("DeadNotifications");
        group.MapPost("/{id}/redeliver", async (string id, Deliveries deliveries, CancellationToken ct) =>
            await deliveries.RedeliverAsync(id, ct) is { } delivery
                ? Results.Json(delivery, AlertJson.Default.Delivery, statusCode: StatusCodes.Status202Accepted)
                : Results.Problem(statusCode: StatusCodes.Status404NotFound, title: "No such dead letter", detail: "The notification does not exist or has not been given up."))
            .WithName("RedeliverNotification");
    }
}
