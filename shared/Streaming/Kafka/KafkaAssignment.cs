using CcgcStream.Streaming.Consuming;
using CcgcStream.Streaming.Telemetry;
using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace CcgcStream.Streaming.Kafka;

/// <summary>The partitions a member holds now, and their runners. Touched only by the consumer's thread.</summary>
internal sealed partial class KafkaAssignment(
    string topic, string group, PartitionRunner runner, int maxBatch, TimeProvider time, ILogger logger) : IDisposable
{
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(10);

    private readonly Dictionary<int, Held> _held = [];

    public void Assigned(List<TopicPartition> partitions)
    {
        foreach (var partition in partitions.Where(p => !_held.ContainsKey(p.Partition.Value)))
        {
            var source = new KafkaPartition(topic, partition.Partition.Value, maxBatch, time);
            var stop = new CancellationTokenSource();
            _held[source.Partition] = new Held(source, stop, Task.Run(() => runner.RunAsync(source, stop.Token), CancellationToken.None));
            LogAssigned(topic, source.Partition, group);
        }
    }

    /// <summary>Ends the runners of partitions that go; commits what they did unless somebody else may own them already.</summary>
    public void Revoked(IConsumer<byte[], byte[]> consumer, List<TopicPartitionOffset> partitions, bool lost)
    {
        var gone = partitions.Select(p => p.Partition.Value).Where(_held.ContainsKey).ToList();
        End(gone);
        if (!lost)
        {
            Commit(consumer, gone);
        }

        foreach (var partition in gone)
        {
            _held.Remove(partition);
            StreamingMetrics.Forget(topic, group, partition);
            LogRevoked(topic, partition, group, lost);
        }
    }

    /// <summary>Hands a record to its runner. False when the partition is full: time to look after things.</summary>
    public bool Offer(ConsumeResult<byte[], byte[]> result, IConsumer<byte[], byte[]> consumer)
    {
        if (!_held.TryGetValue(result.Partition.Value, out var held))
        {
            StreamingMetrics.Discarded(topic, 1);
            LogNotOwned(topic, result.Partition.Value, result.Offset.Value, group);
            return true;
        }

        if (!held.Source.Accepting)
        {
            return true; // Its runner has not said where to start; the seek brings this record again if it is wanted.
        }

        held.Source.Offer(KafkaRecords.Consumed(result));
        if (held.Source.Full && !held.Source.Paused)
        {
            consumer.Pause([result.TopicPartition]);
            held.Source.Paused = true;
            return false;
        }

        return true;
    }

    /// <summary>Seeks where runners wait for it and lets drained partitions go on.</summary>
    public void Tend(IConsumer<byte[], byte[]> consumer)
    {
        foreach (var source in _held.Values.Select(h => h.Source))
        {
            var place = new TopicPartition(topic, source.Partition);
            if (source.Pending is { } request)
            {
                Start(consumer, source, place, request);
            }

            if (source.Paused && source.Drained)
            {
                consumer.Resume([place]);
                source.Paused = false;
            }
        }
    }

    public void Commit(IConsumer<byte[], byte[]> consumer) => Commit(consumer, _held.Keys);

    public void Failed(Error error)
    {
        StreamingMetrics.Failed(topic);
        LogError(error.IsFatal ? LogLevel.Critical : LogLevel.Warning, topic, group, error.Code, error.Reason);
    }

    public void Dispose() => End([.. _held.Keys]);

    private void Start(IConsumer<byte[], byte[]> consumer, KafkaPartition source, TopicPartition place, StartRequest request)
    {
        source.Accepting = false;
        source.Clear();
        try
        {
            var offset = request.Offset ?? consumer.Committed([place], RequestTimeout)[0].Offset;
            consumer.Seek(new TopicPartitionOffset(place, offset == Offset.Unset ? Offset.Beginning : offset));
            source.Started(request);
        }
        catch (KafkaException e)
        {
            LogNotYet(topic, source.Partition, e.Error.Code); // Not fetching yet, or no coordinator: the next round tries again.
        }
    }

    private void Commit(IConsumer<byte[], byte[]> consumer, IEnumerable<int> partitions)
    {
        var news = partitions.Select(p => _held[p].Source).Where(s => s.Done > s.Committed).Select(s => (Source: s, s.Done)).ToList();
        if (news.Count == 0)
        {
            return;
        }

        try
        {
            consumer.Commit(news.Select(n => new TopicPartitionOffset(topic, n.Source.Partition, n.Done)));
            news.ForEach(n => n.Source.Committed = n.Done);
        }
        catch (KafkaException e)
        {
            Failed(e.Error); // Only a hint is late: records may come again, none is lost. The next round tries again.
        }
    }

    private void End(List<int> partitions)
    {
        partitions.ForEach(p => _held[p].Stop.Cancel());
        foreach (var held in partitions.Select(p => _held[p]))
        {
            held.Run.GetAwaiter().GetResult();
            held.Stop.Dispose();
        }
    }

    private sealed record Held(KafkaPartition Source, CancellationTokenSource Stop, Task Run);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Topic}/{Partition}: assigned in group {Group}")]
    private partial void LogAssigned(string topic, int partition, string group);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Topic}/{Partition}: taken away in group {Group} (lost: {Lost})")]
    private partial void LogRevoked(string topic, int partition, string group, bool lost);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Topic}/{Partition}: record {Offset} dropped, group {Group} does not own the partition here")]
    private partial void LogNotOwned(string topic, int partition, long offset, string group);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Topic}/{Partition}: cannot seek yet: {Code}")]
    private partial void LogNotYet(string topic, int partition, ErrorCode code);

    [LoggerMessage(Message = "{Topic}, group {Group}: {Code}: {Reason}")]
    private partial void LogError(LogLevel level, string topic, string group, ErrorCode code, string reason);
}
