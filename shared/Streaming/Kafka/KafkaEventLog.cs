using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using CcgcStream.Contracts.Topics;
using CcgcStream.Streaming.Telemetry;
using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Microsoft.Extensions.Logging;

namespace CcgcStream.Streaming.Kafka;

/// <summary>The event log of many machines, on Apache Kafka.</summary>
public sealed partial class KafkaEventLog : IEventLog
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly KafkaLogOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<KafkaEventLog> _logger;
    private readonly IProducer<byte[], byte[]> _producer;
    private readonly IAdminClient _admin;
    private readonly ConcurrentDictionary<string, int> _partitionCounts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, KafkaPositions> _positions = new(StringComparer.Ordinal);

    public KafkaEventLog(KafkaLogOptions options, TimeProvider time, ILogger<KafkaEventLog> logger)
    {
        (_options, _time, _logger) = (options, time, logger);
        _producer = new ProducerBuilder<byte[], byte[]>(options.Producer()).SetErrorHandler((_, e) => LogClient(e.IsFatal ? "fatal: " + e.Reason : e.Reason)).Build();
        _admin = new DependentAdminClientBuilder(_producer.Handle).Build();
    }

    public async ValueTask<int> PartitionCountAsync(string topic, CancellationToken ct)
    {
        if (_partitionCounts.TryGetValue(topic, out var known))
        {
            return known;
        }

        // Metadata is a blocking call of librdkafka: off the caller's thread.
        // All topics, not this one: asking for one by name makes a cluster that creates topics by itself create it.
        var metadata = await Task.Run(() => Metadata(topic), ct);
        var count = metadata.Topics.SingleOrDefault(t => t.Topic == topic && !t.Error.IsError)?.Partitions.Count ?? 0;
        return count > 0
            ? _partitionCounts[topic] = count
            : throw new EventLogException($"there is no topic {topic}: create it first (ccgc topics create)");
    }

    public async ValueTask EnsureTopicAsync(string topic, int partitions, CancellationToken ct)
    {
        if (!_options.Admin)
        {
            await PartitionCountAsync(topic, ct);
            return;
        }

        try
        {
            await _admin.CreateTopicsAsync(
            [
                new TopicSpecification { Name = topic, NumPartitions = partitions, ReplicationFactor = _options.Replication ?? -1, Configs = Settings(topic) },
            ]).WaitAsync(ct);
        }
        catch (CreateTopicsException e) when (e.Results.All(r => r.Error.Code == ErrorCode.TopicAlreadyExists))
        {
            // What was wanted is there.
        }
        catch (KafkaException e)
        {
            throw new EventLogException($"topic {topic} could not be created: {e.Error.Reason}", e);
        }
    }

    public async ValueTask<IReadOnlyList<LogPosition>> AppendAsync(string topic, IReadOnlyList<LogRecord> records, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        var append = new KafkaAppend(topic, records.Count);
        try
        {
            foreach (var (record, index) in records.Select((r, i) => (r, i)))
            {
                await ProduceAsync(topic, record, report => append.Delivered(index, report), ct);
            }

            var positions = await append.Completion.WaitAsync(ct);
            StreamingMetrics.Sent(topic, records.Count, started);
            return positions;
        }
        catch (EventLogException)
        {
            StreamingMetrics.Failed(topic);
            throw;
        }
    }

    public ValueTask<(long First, long Next)> WatermarksAsync(string topic, int partition, CancellationToken ct) =>
        Positions("ccgc-tools").WatermarksAsync(topic, partition, ct);

    public ValueTask<long?> CommittedAsync(string topic, string group, int partition, CancellationToken ct) =>
        Positions(group).CommittedAsync(topic, partition, ct);

    public Task ConsumeAsync(string topic, string group, IPartitionProcessorFactory processors, ConsumeOptions options, CancellationToken ct) =>
        new KafkaMember(_options.Member(group), topic, processors, options, _time, _logger).RunAsync(ct);

    public async IAsyncEnumerable<ConsumedRecord> ReadAsync(
        string topic, int partition, long fromOffset, [EnumeratorCancellation] CancellationToken ct)
    {
        var (first, end) = await WatermarksAsync(topic, partition, ct);
        var next = Math.Max(first, fromOffset);
        var config = _options.Consumer("ccgc-reader");
        config.EnablePartitionEof = true; // The last offsets of a compacted topic may hold no record any more.
        using var consumer = new ConsumerBuilder<byte[], byte[]>(config).Build();
        consumer.Assign(new TopicPartitionOffset(topic, partition, next));
        while (next < end)
        {
            var result = await Task.Run(() => consumer.Consume(TimeSpan.FromMilliseconds(200)), ct);
            ct.ThrowIfCancellationRequested();
            if (result is { IsPartitionEOF: true })
            {
                break;
            }

            if (result is not null)
            {
                next = result.Offset + 1;
                yield return KafkaRecords.Consumed(result);
            }
        }

        consumer.Close();
    }

    public async ValueTask DisposeAsync()
    {
        var left = await Task.Run(() => _producer.Flush(Patience));
        if (left > 0)
        {
            LogClient($"{left} records were not delivered before the producer closed");
        }

        foreach (var positions in _positions.Values)
        {
            positions.Dispose();
        }

        _admin.Dispose();
        _producer.Dispose();
    }

    /// <summary>Scores are a table: only the last value of a city counts.</summary>
    private static Dictionary<string, string> Settings(string topic) => topic == TopicNames.Scores ? new() { ["cleanup.policy"] = "compact" } : [];

    private Metadata Metadata(string topic)
    {
        try
        {
            return _options.Admin ? _admin.GetMetadata(Patience) : _admin.GetMetadata(topic, Patience);
        }
        catch (KafkaException e)
        {
            throw new EventLogException($"Kafka at {_options.BootstrapServers} does not answer: {e.Error.Reason}", e);
        }
    }

    private KafkaPositions Positions(string group) => _positions.GetOrAdd(group, g => new KafkaPositions(_options.Consumer(g)));

    private async Task ProduceAsync(string topic, LogRecord record, Action<DeliveryReport<byte[], byte[]>> delivered, CancellationToken ct)
    {
        var target = new TopicPartition(topic, record.Partition ?? Partition.Any);
        var message = KafkaRecords.Message(record);
        while (true)
        {
            try
            {
                _producer.Produce(target, message, delivered);
                return;
            }
            catch (ProduceException<byte[], byte[]> e) when (e.Error.Code == ErrorCode.Local_QueueFull)
            {
                await Task.Delay(10, ct); // Back-pressure: the caller waits until librdkafka has room.
            }
            catch (ProduceException<byte[], byte[]> e)
            {
                throw new EventLogException($"topic {topic} did not take a record: {e.Error.Reason}", e);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Kafka: {Reason}")]
    private partial void LogClient(string reason);
}
