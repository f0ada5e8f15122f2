using System.Diagnostics.Metrics;
using CcgcStream.Alerting.Model;

namespace CcgcStream.Notifier;

/// <summary>Counters of the notifier: received, sent, errors, discarded.</summary>
internal sealed class NotifierMetrics
{
    private readonly Counter<long> recorded;
    private readonly Counter<long> delivered;
    private readonly Counter<long> failed;
    private readonly Counter<long> dropped;

    public NotifierMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("CcgcStream.Notifier");
        recorded = meter.CreateCounter<long>("ccgc.notifier.received", "{event}", "Alert events recorded.");
        delivered = meter.CreateCounter<long>("ccgc.notifier.sent", "{notification}", "Notifications a receiver has taken.");
        failed = meter.CreateCounter<long>("ccgc.notifier.errors", "{attempt}", "Attempts that failed.");
        dropped = meter.CreateCounter<long>("ccgc.notifier.discarded", "{notification}", "Notifications not sent, by reason.");
    }

    public void Recorded(AlertEventKind kind) => recorded.Add(1, new KeyValuePair<string, object?>("kind", kind.ToString()));

    public void Delivered(string type) => delivered.Add(1, new KeyValuePair<string, object?>("type", type));

    public void Failed(string type, bool dead) => failed.Add(1, new("type", type), new KeyValuePair<string, object?>("dead", dead));

    public void Dropped(string reason) => dropped.Add(1, new KeyValuePair<string, object?>("reason", reason));
}
