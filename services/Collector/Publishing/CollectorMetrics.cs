using System.Diagnostics.Metrics;

namespace CcgcStream.Collector.Publishing;

/// <summary>What came in, what went on and what was turned away, by source.</summary>
internal sealed class CollectorMetrics
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "CcgcStream.Collector";

    private readonly Counter<long> _published;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _clamped;
    private readonly Counter<long> _failures;

    public CollectorMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _published = meter.CreateCounter<long>("ccgc.collector.published", "{post}", "Posts that the log acknowledged.");
        _refused = meter.CreateCounter<long>("ccgc.collector.refused", "{post}", "Posts turned away, by reason.");
        _clamped = meter.CreateCounter<long>("ccgc.collector.time_clamped", "{post}", "Posts of which a time (published, collected, engagement read) lay in the future and was set back.");
        _failures = meter.CreateCounter<long>("ccgc.collector.failures", "{failure}", "Failed requests and broken connections, by kind.");
    }

    public void Published(string origin, int count) => _published.Add(count, Source(origin));

    public void Refused(string origin, string reason) => _refused.Add(1, Source(origin), new("reason", reason));

    public void Clamped(string origin) => _clamped.Add(1, Source(origin));

    public void Failed(string origin, string kind) => _failures.Add(1, Source(origin), new("kind", kind));

    private static KeyValuePair<string, object?> Source(string origin) => new("source", origin);
}
