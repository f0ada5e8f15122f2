using System.Text;
using CcgcStream.Alerting.Model;
using CcgcStream.Alerting.Notifications;

namespace CcgcStream.Notifier.Formats;

/// <summary>A notification in words.</summary>
internal static class NotificationText
{
    /// <summary>One line.</summary>
    public static string Title(Notification notification)
    {
        var first = notification.Alerts[0].Event;
        var mark = notification.Kind switch
        {
            NotificationKind.Repeat => "still firing",
            NotificationKind.Escalation => "escalated",
            NotificationKind.Digest => "digest",
            _ => first.Kind == AlertEventKind.Resolved ? "resolved" : first.Severity.ToString().ToLowerInvariant(),
        };
        var more = notification.Alerts.Count > 1 ? FormattableString.Invariant($" and {notification.Alerts.Count - 1} more") : "";
        return $"[{mark}] {first.Summary}{more}";
    }

    /// <summary>All of it, line by line.</summary>
    public static string Plain(Notification notification)
    {
        var text = new StringBuilder();
        foreach (var alert in notification.Alerts)
        {
            foreach (var line in Lines(alert))
            {
                text.Append(line).Append('\n');
            }

            text.Append(alert.Link).Append("\n\n");
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>An alert's lines: summary, evidence, stories, what would clear it. The link is left to the format.</summary>
    public static IEnumerable<string> Lines(NotifiedAlert alert)
    {
        var (e, evidence) = (alert.Event, alert.Event.Evidence);
        yield return FormattableString.Invariant($"{e.Kind}: {e.Summary} [{e.Severity}, {e.At:yyyy-MM-dd HH:mm} UTC]");
        if (evidence is null || e.Kind == AlertEventKind.Resolved)
        {
            yield break;
        }

        yield return FormattableString.Invariant(
            $"Evidence {evidence.Nats:0.0} of {evidence.Threshold:0.0} nats over {evidence.N:0} stories by {evidence.Communities} outlets or authors; data {evidence.Completeness:P0} complete");
        if (evidence is { Onset: { } onset, Soonest: { } soonest })
        {
            yield return FormattableString.Invariant($"Began about {onset:yyyy-MM-dd HH:mm} UTC; no method could have seen it before {soonest:HH:mm} UTC");
        }

        foreach (var story in evidence.Stories.Take(3))
        {
            yield return FormattableString.Invariant($"+{story.Nats:0.00} nats: {story.Title} ({story.Source}) {story.Url}").TrimEnd();
        }

        yield return $"Clears at {evidence.Clears}";
    }
}
