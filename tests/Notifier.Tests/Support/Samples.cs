using CcgcStream.Alerting.Model;
using CcgcStream.Alerting.Notifications;

namespace CcgcStream.Notifier.Tests.Support;

/// <summary>Events and notifications to send.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static AlertEvent Fired(string city = "wuhan", int sequence = 1, AlertEventKind kind = AlertEventKind.Fired)
    {
        var key = new AlertKey("live", city, "", "reputation-drop");
        var id = key.AlertId(1_000);
        return new AlertEvent
        {
            Id = $"{id}-{sequence}",
            AlertId = id,
            Sequence = sequence,
            Kind = kind,
            Phase = kind == AlertEventKind.Resolved ? AlertPhase.Resolved : AlertPhase.Firing,
            At = Now.AddMinutes(sequence),
            Key = key,
            Signal = AlertSignal.Reputation,
            Severity = AlertSeverity.Warning,
            Summary = $"{city}: negative share 40 % against a usual 14 %",
            Evidence = new AlertEvidence
            {
                Nats = 6.4,
                Threshold = 6,
                N = 12,
                Communities = 5,
                Clears = "evidence under 2.0 nats",
                Onset = Now.AddHours(-2),
                Soonest = Now.AddHours(-1),
                Stories = [new StoryContribution("s1", "p1", "A <b>title</b> with [a link](http://evil.example) & @all", "https://news.example/1", "news", 1.2)],
            },
        };
    }

    public static Notification Notification(params AlertEvent[] events) => new()
    {
        Id = "ntf_0123456789abcdef01234567",
        Receiver = "ops",
        Kind = NotificationKind.Alert,
        CreatedAt = Now,
        Alerts = [.. (events.Length == 0 ? [Fired()] : events).Select(e => new NotifiedAlert(e, $"http://127.0.0.1:5000/alerts/{e.AlertId}"))],
    };
}
