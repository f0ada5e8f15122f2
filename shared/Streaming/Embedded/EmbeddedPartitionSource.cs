using CcgcStream.Streaming.Consuming;
using CcgcStream.Streaming.Telemetry;

namespace CcgcStream.Streaming.Embedded;

/// <summary>A partition of the embedded log as one group reads it.</summary>
internal sealed class EmbeddedPartitionSource(EmbeddedEventLog log, EmbeddedDatabase database, EmbeddedPartition partition, string group, TimeProvider time)
    : IPartitionSource
{
    private long _next;

    public string Topic => partition.Topic;

    public int Partition => partition.Number;

    public async ValueTask StartAsync(long? offset, CancellationToken ct) =>
        _next = Math.Max(partition.First, offset ?? await log.CommittedAsync(Topic, group, Partition, ct) ?? 0);

    public async ValueTask<IReadOnlyList<ConsumedRecord>> TakeAsync(int max, TimeSpan wait, CancellationToken ct)
    {
        var bell = partition.Bell;
        if (partition.Durable <= _next)
        {
            await Waiting.ForAsync(bell, wait, time, ct);
        }

        ct.ThrowIfCancellationRequested();
        var batch = partition.Durable > _next ? log.Read(Topic, Partition, _next, partition.Durable, max) : [];
        _next = batch.Count > 0 ? batch[^1].Offset + 1 : _next;
        return batch;
    }

    public async ValueTask DoneAsync(long next, CancellationToken ct)
    {
        await database.WriteAsync(
            batch => batch.Put(database.Log, LogKeys.Committed(group, Topic, Partition), LogKeys.BigEndian(next)), alone: false, ct);
        StreamingMetrics.Lag(Topic, group, Partition, partition.Durable - next);
    }
}
