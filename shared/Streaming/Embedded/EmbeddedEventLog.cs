using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using CcgcStream.Streaming.Consuming;
using CcgcStream.Streaming.Telemetry;
using Microsoft.Extensions.Logging;

namespace CcgcStream.Streaming.Embedded;

/// <summary>The event log of one machine, in the embedded database. One process at a time.</summary>
public sealed class EmbeddedEventLog : IEventLog
{
    private const int ReadAhead = 512;

    /// <summary>Bytes after which a batch ends, whatever its number of records.</summary>
    private const long MaxReadBytes = 4 << 20;

    private readonly EmbeddedDatabase _database;
    private readonly TimeProvider _time;
    private readonly ILogger<EmbeddedEventLog> _logger;
    private readonly ConcurrentDictionary<string, EmbeddedTopic> _topics = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string, string), EmbeddedGroup> _groups = new();

    private readonly CancellationTokenSource _stop = new();
    private readonly Task _retention;

    /// <param name="database">The one database; it stays open when the log closes.</param>
    /// <param name="time">Stamps records and drives retention.</param>
    /// <param name="logger">Hears of failures.</param>
    /// <param name="retention">How long records are kept; 7 days when null.</param>
    public EmbeddedEventLog(EmbeddedDatabase database, TimeProvider time, ILogger<EmbeddedEventLog> logger, RetentionOptions? retention = null)
    {
        (_database, _time, _logger) = (database, time, logger);
        foreach (var (key, value) in database.Scan(database.Log, LogKeys.TopicsFrom, LogKeys.TopicsTo, reverse: false, int.MaxValue))
        {
            Load(LogKeys.TopicOf(key), BinaryPrimitives.ReadInt32BigEndian(value));
        }

        _retention = new EmbeddedRetention(database, retention ?? new RetentionOptions(), time, logger)
            .RunAsync(() => _topics.Values.SelectMany(t => t.Partitions), _stop.Token);
    }

    public ValueTask<int> PartitionCountAsync(string topic, CancellationToken ct) => ValueTask.FromResult(Topic(topic).Count);

    public async ValueTask EnsureTopicAsync(string topic, int partitions, CancellationToken ct)
    {
        if (_topics.ContainsKey(topic))
        {
            return;
        }

        await _database.WriteAsync(
            batch =>
            {
                if (_database.Get(_database.Log, LogKeys.Topic(topic)) is null)
                {
                    var count = new byte[4];
                    BinaryPrimitives.WriteInt32BigEndian(count, partitions);
                    batch.Put(_database.Log, LogKeys.Topic(topic), count);
                    Load(topic, partitions);
                }
            },
            alone: true,
            ct);
    }

    public async ValueTask<IReadOnlyList<LogPosition>> AppendAsync(string topic, IReadOnlyList<LogRecord> records, CancellationToken ct)
    {
        if (records.Count == 0)
        {
            return [];
        }

        var started = Stopwatch.GetTimestamp();
        var target = Topic(topic);
        var choices = new int[records.Count];
        var encoded = new byte[records.Count][];
        var now = (_time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        for (var i = 0; i < records.Count; i++)
        {
            choices[i] = target.Choose(records[i]);
            encoded[i] = RecordCodec.Encode(records[i]);
        }

        var positions = new LogPosition[records.Count];
        await _database.WriteAsync(
            batch =>
            {
                for (var i = 0; i < encoded.Length; i++)
                {
                    positions[i] = new LogPosition(choices[i], target[choices[i]].Take(encoded[i], now));
                    batch.Put(_database.Log, LogKeys.Record(topic, choices[i], positions[i].Offset), encoded[i]);
                }

                batch.Durable = () => Publish(target, positions);
            },
            alone: false,
            ct);
        StreamingMetrics.Sent(topic, records.Count, started);
        return positions;
    }

    public ValueTask<(long First, long Next)> WatermarksAsync(string topic, int partition, CancellationToken ct) =>
        ValueTask.FromResult((Topic(topic)[partition].First, Topic(topic)[partition].Durable));

    public ValueTask<long?> CommittedAsync(string topic, string group, int partition, CancellationToken ct) =>
        ValueTask.FromResult(_database.Get(_database.Log, LogKeys.Committed(group, topic, partition)) is { } bytes
            ? BinaryPrimitives.ReadInt64BigEndian(bytes)
            : (long?)null);

    public Task ConsumeAsync(string topic, string group, IPartitionProcessorFactory processors, ConsumeOptions options, CancellationToken ct)
    {
        var partitions = Topic(topic);
        var shared = _groups.GetOrAdd((topic, group), _ => new EmbeddedGroup(partitions.Count));
        var runner = new PartitionRunner(processors, options, _time, _logger);
        return new EmbeddedMember(shared, runner, p => new EmbeddedPartitionSource(this, _database, partitions[p], group, _time)).RunAsync(ct);
    }

    public async IAsyncEnumerable<ConsumedRecord> ReadAsync(
        string topic, int partition, long fromOffset, [EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask;
        var end = Topic(topic)[partition].Durable;
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            var batch = Read(topic, partition, fromOffset, end, ReadAhead);
            foreach (var record in batch)
            {
                yield return record;
                fromOffset = record.Offset + 1;
            }

            if (batch.Count == 0)
            {
                yield break;
            }
        }
    }

    /// <summary>Ends retention. The database belongs to who opened it and stays open.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _retention;
        _stop.Dispose();
    }

    internal IReadOnlyList<ConsumedRecord> Read(string topic, int partition, long from, long to, int limit) =>
    [
        .. _database.Scan(_database.Log, LogKeys.Record(topic, partition, from), LogKeys.Record(topic, partition, to), reverse: false, limit, MaxReadBytes)
            .Select(entry => RecordCodec.Decode(topic, partition, LogKeys.OffsetOf(entry.Key), entry.Value)),
    ];

    private static void Publish(EmbeddedTopic topic, LogPosition[] positions)
    {
        foreach (var partition in positions.GroupBy(p => p.Partition))
        {
            topic[partition.Key].Publish(partition.Max(p => p.Offset) + 1);
        }
    }

    private EmbeddedTopic Topic(string topic) =>
        _topics.TryGetValue(topic, out var known) ? known : throw new EventLogException($"there is no topic {topic}: create it first");

    private void Load(string topic, int partitions)
    {
        var loaded = new EmbeddedTopic(topic, partitions);
        for (var partition = 0; partition < partitions; partition++)
        {
            var (low, high) = (LogKeys.Record(topic, partition, 0), LogKeys.Record(topic, partition, long.MaxValue));
            var kept = _database.Get(_database.Log, LogKeys.Next(topic, partition)) is { } bytes ? BinaryPrimitives.ReadInt64BigEndian(bytes) : 0;
            if (_database.Scan(_database.Log, low, high, reverse: true, 1) is [var tail])
            {
                var head = _database.Scan(_database.Log, low, high, reverse: false, 1)[0];
                loaded[partition].Load(LogKeys.OffsetOf(head.Key), LogKeys.OffsetOf(tail.Key) + 1, RecordCodec.ReadStamp(tail.Value), tail.Value.Length);
            }
            else
            {
                loaded[partition].Load(kept, kept, default, 0);
            }
        }

        _topics[topic] = loaded;
    }
}
