using System.Text.Json;
using CcgcStream.Alerting;
using CcgcStream.Alerting.Notifications;
using CcgcStream.AlertStore;
using CcgcStream.Notifier.Bus;
using MassTransit;

namespace CcgcStream.Notifier.Recording;

/// <summary>
/// Folds an event into its record and plans its notifications in one write, then removes it from the outbox. Every step may
/// be repeated: a known event changes nothing.
/// </summary>
internal sealed partial class RecordAlertConsumer(
    AlertBook book, Outbox outbox, RulesSource rules, TimeProvider time, NotifierMetrics metrics, ILogger<RecordAlertConsumer> logger) : IConsumer<RecordAlert>
{
    /// <inheritdoc/>
    public async Task Consume(ConsumeContext<RecordAlert> context)
    {
        var (message, ct) = (context.Message, context.CancellationToken);
        if (JsonSerializer.Deserialize(message.Event, AlertJson.Default.AlertEvent) is not { } e)
        {
            throw new JsonException("An alert event is null.");
        }

        var alert = await book.RecordAsync(e, _ => NotificationPlanner.Plan(e, rules.Current, time.GetUtcNow()).Select(NotificationPlans.Put), ct);
        await outbox.RemoveAsync(message.Space, message.Key, ct);
        metrics.Recorded(e.Kind);
        Recorded(logger, e.Kind, alert.Id, alert.Summary);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Alert {Kind}: {Id} {Summary}")]
    private static partial void Recorded(ILogger logger, Alerting.Model.AlertEventKind kind, string id, string summary);
}
