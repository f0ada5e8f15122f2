using CcgcStream.Alerting.Model;

namespace CcgcStream.Alerting.Notifications;

/// <summary>Last look at an item when it is due: things may have changed since it was planned. Pure.</summary>
public static class NotificationDesk
{
    /// <summary>Why an item is not sent after all; null: send it.</summary>
    public static string? WhyNot(PlannedItem item, AlertRecord? alert, IReadOnlyList<Silence> silences, DateTimeOffset now)
    {
        if (alert is null)
        {
            return "the alert is gone";
        }

        if (silences.FirstOrDefault(s => s.Covers(alert, now)) is { } silence)
        {
            return $"silenced by {silence.By}: {silence.Reason}";
        }

        var waits = item.Kind is NotificationKind.Repeat or NotificationKind.Escalation;
        return waits && (alert.Phase != AlertPhase.Firing || alert.Flapping) ? "no longer firing, or acknowledged" : null;
    }

    /// <summary>The repetition after this one; null where there is none.</summary>
    public static PlannedItem? After(PlannedItem item) => item.Repeat is not { } repeat ? null : item with
    {
        Id = DeterministicId.Of(item.Id, "again"),
        Due = NotificationTiming.Held(item.Event.Severity, item.Quiet, item.Due + repeat),
    };

    /// <summary>Puts due items of one receiver and group into one notification, whose id follows from theirs.</summary>
    public static Notification Compose(IReadOnlyList<PlannedItem> items, string linkBase, DateTimeOffset now)
    {
        PlannedItem[] sorted = [.. items.OrderBy(i => i.Event.At).ThenBy(i => i.Id, StringComparer.Ordinal)];
        return new Notification
        {
            Id = "ntf_" + DeterministicId.Of([.. sorted.Select(i => i.Id)]),
            Receiver = sorted[0].Receiver,
            Kind = sorted[0].Kind,
            CreatedAt = now,
            Alerts = [.. sorted.Select(i => new NotifiedAlert(i.Event, $"{linkBase.TrimEnd('/')}/alerts/{i.Event.AlertId}"))],
        };
    }
}
