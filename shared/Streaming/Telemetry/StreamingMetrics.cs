using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CcgcStream.Streaming.Telemetry;

/// <summary>What every engine of the log counts, by topic: what came in, went out, failed and was dropped; how far consumers are behind.</summary>
public static class StreamingMetrics
{
    /// <summary>Name of the meter.</summary>
    public const string Meter = "CcgcStream.Streaming";

    private static readonly Meter Instruments = new(Meter);
    private static readonly Counter<long> ReceivedRecords = Instruments.CreateCounter<long>("ccgc.log.received", "{record}", "Records handed to processors and done.");
    private static readonly Counter<long> SentRecords = Instruments.CreateCounter<long>("ccgc.log.sent", "{record}", "Records appended and acknowledged.");
    private static readonly Counter<long> ErrorCount = Instruments.CreateCounter<long>("ccgc.log.errors", "{error}", "Failed appends, batches and requests.");
    private static readonly Counter<long> DiscardedRecords = Instruments.CreateCounter<long>(
        "ccgc.log.discarded", "{record}", "Records that arrived for a partition this member does not own, and records removed by retention.");

    private static readonly Histogram<double> AppendTime = Instruments.CreateHistogram<double>("ccgc.log.append.duration", "s", "Time until an append was durable.");
    private static readonly ConcurrentDictionary<(string Topic, string Group, int Partition), long> Lags = new();

    static StreamingMetrics() => Instruments.CreateObservableGauge(
        "ccgc.log.lag",
        () => Lags.Select(l => new Measurement<long>(
            l.Value, new("topic", l.Key.Topic), new("group", l.Key.Group), new("partition", l.Key.Partition))),
        "{record}",
        "Records that a group has not done yet.");

    internal static void Received(string topic, int records) => ReceivedRecords.Add(records, new KeyValuePair<string, object?>("topic", topic));

    internal static void Sent(string topic, int records, long startedAt)
    {
        SentRecords.Add(records, new KeyValuePair<string, object?>("topic", topic));
        AppendTime.Record(Stopwatch.GetElapsedTime(startedAt).TotalSeconds, new KeyValuePair<string, object?>("topic", topic));
    }

    internal static void Failed(string topic) => ErrorCount.Add(1, new KeyValuePair<string, object?>("topic", topic));

    internal static void Discarded(string topic, long records) => DiscardedRecords.Add(records, new KeyValuePair<string, object?>("topic", topic));

    internal static void Lag(string topic, string group, int partition, long records) => Lags[(topic, group, partition)] = records;

    internal static void Forget(string topic, string group, int partition) => Lags.TryRemove((topic, group, partition), out _);
}
