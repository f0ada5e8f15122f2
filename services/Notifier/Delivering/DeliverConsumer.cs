using CcgcStream.Alerting.Notifications;
using CcgcStream.AlertStore;
using CcgcStream.Notifier.Bus;
using CcgcStream.Notifier.Channels;
using MassTransit;
using Microsoft.Extensions.Options;

namespace CcgcStream.Notifier.Delivering;

/// <summary>Makes one attempt at a delivery and notes what came of it in the ledger.</summary>
internal sealed partial class DeliverConsumer(
    Deliveries deliveries, RulesSource rules, IEnumerable<IChannel> channels, IOptions<NotifierOptions> options, TimeProvider time,
    NotifierMetrics metrics, ILogger<DeliverConsumer> logger) : IConsumer<Deliver>
{
    /// <inheritdoc/>
    public async Task Consume(ConsumeContext<Deliver> context)
    {
        var (message, ct) = (context.Message, context.CancellationToken);
        var lease = options.Value.AttemptTimeout + options.Value.Resend;
        if (await deliveries.BeginAsync(message.Id, message.Attempts, lease, ct) is not { } delivery)
        {
            return;
        }

        var receiver = rules.Current.Receivers.FirstOrDefault(r => r.Id == delivery.Notification.Receiver);
        if (receiver is null)
        {
            await FailAsync(delivery, "none", new DeliveryException("The rules no longer know the receiver.", permanent: true), ct);
            return;
        }

        try
        {
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
            timeout.CancelAfter(options.Value.AttemptTimeout);
            await channels.First(c => c.Handles(receiver.Type)).SendAsync(receiver, delivery.Notification, timeout.Token);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            var failure = e as DeliveryException ?? new DeliveryException($"{e.GetType().Name}: {e.Message}", inner: e);
            await FailAsync(delivery, receiver.Type.ToString(), failure, ct);
            return;
        }

        await deliveries.CompleteAsync(message.Id, ct);
        metrics.Delivered(receiver.Type.ToString());
        Delivered(logger, message.Id, receiver.Id, delivery.Attempts);
    }

    private async Task FailAsync(Delivery delivery, string type, DeliveryException failure, CancellationToken ct)
    {
        var dead = failure.Permanent || delivery.Attempts >= options.Value.MaxAttempts;
        DateTimeOffset? next = dead ? null : time.GetUtcNow() + (failure.RetryAfter ?? Backoff.After(delivery, options.Value));
        await deliveries.FailAsync(delivery.Notification.Id, failure.Message, next, ct);
        metrics.Failed(type, dead);
        Failed(logger, delivery.Notification.Id, delivery.Notification.Receiver, delivery.Attempts, failure.Message, dead ? "a dead letter" : "tried again");
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Notification {Id} was delivered to {Receiver} at attempt {Attempt}")]
    private static partial void Delivered(ILogger logger, string id, string receiver, int attempt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Notification {Id} to {Receiver} failed at attempt {Attempt} ({Error}) and is {Fate}")]
    private static partial void Failed(ILogger logger, string id, string receiver, int attempt, string error, string fate);
}
