using CcgcStream.AlertStore;
using CcgcStream.Notifier.Bus;
using MassTransit;
using Microsoft.Extensions.Options;

namespace CcgcStream.Notifier.Delivering;

/// <summary>Puts deliveries that are due on the bus. One whose message got lost comes up again by itself.</summary>
internal sealed class DeliveryPump(Deliveries deliveries, IBus bus, IOptions<NotifierOptions> options, TimeProvider time, ILogger<DeliveryPump> logger)
    : PollingService(options, time, logger)
{
    private const int MostAtOnce = 100;
    private readonly IOptions<NotifierOptions> options = options;

    /// <inheritdoc/>
    protected override async Task RoundAsync(CancellationToken ct)
    {
        foreach (var delivery in await deliveries.ClaimDueAsync(options.Value.Resend, MostAtOnce, ct))
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
            patience.CancelAfter(options.Value.AttemptTimeout);
            await bus.Publish(new Deliver(delivery.Notification.Id, delivery.Attempts), patience.Token);
        }
    }
}
