using CcgcStream.Alerting.Notifications;
using CcgcStream.AlertStore;
using Microsoft.Extensions.Options;

namespace CcgcStream.Notifier.Dispatch;

/// <summary>Turns planned items that are due into deliveries: grouped, and without those that a silence or an acknowledgement has overtaken.</summary>
internal sealed partial class PlanDispatcher(
    NotificationPlans plans, AlertBook book, RulesSource rules, IOptions<NotifierOptions> options, TimeProvider time, NotifierMetrics metrics,
    ILogger<PlanDispatcher> logger) : PollingService(options, time, logger)
{
    /// <summary>Alerts named in one notification; the rest follow in the next.</summary>
    private const int MostInOne = 50;
    private readonly TimeProvider time = time;

    /// <inheritdoc/>
    protected override async Task RoundAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var due = await plans.DueAsync(now, ct);
        if (due.Count == 0)
        {
            return;
        }

        Silence[] silences = [.. rules.Current.Silences, .. await book.SilencesAsync(ct)];
        var soon = await plans.DueAsync(now + due.Max(p => p.Item.GroupWait), ct);
        foreach (var group in due.GroupBy(p => (p.Item.Receiver, p.Item.Group, p.Item.Kind)))
        {
            // Later ones of the group go along: that is what the group has waited for.
            var along = soon.Where(p => (p.Item.Receiver, p.Item.Group, p.Item.Kind) == group.Key && p.Item.Due <= now + p.Item.GroupWait);
            await DispatchAsync([.. along.Take(MostInOne)], silences, now, ct);
        }
    }

    private async Task DispatchAsync(IReadOnlyList<StoredPlan> group, Silence[] silences, DateTimeOffset now, CancellationToken ct)
    {
        var send = new List<PlannedItem>();
        foreach (var plan in group)
        {
            var alert = await book.GetAsync(plan.Item.Event.AlertId, ct);
            if (NotificationDesk.WhyNot(plan.Item, alert, silences, now) is { } reason)
            {
                Dropped(logger, plan.Item.Kind, plan.Item.Event.Id, plan.Item.Receiver, reason);
                metrics.Dropped(plan.Item.Kind.ToString());
                continue;
            }

            send.Add(plan.Item);
        }

        var notification = send.Count == 0 ? null : NotificationDesk.Compose(send, rules.Current.LinkBase, now);
        var next = send.Select(NotificationDesk.After).OfType<PlannedItem>();
        await plans.TakeAsync(group, notification is null ? null : new Delivery { Notification = notification, Next = now }, next, ct);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Kind} of {Event} is not sent to {Receiver}: {Reason}")]
    private static partial void Dropped(ILogger logger, NotificationKind kind, string @event, string receiver, string reason);
}
