using System.Buffers.Binary;
using CcgcStream.Streaming.Telemetry;
using Microsoft.Extensions.Logging;

namespace CcgcStream.Streaming.Embedded;

/// <summary>Removes records that are too old or too many, from the front, a range at a time.</summary>
internal sealed partial class EmbeddedRetention(EmbeddedDatabase database, RetentionOptions options, TimeProvider time, ILogger logger)
{
    /// <summary>Rounds until cancelled; a failed one is told and the next tries again.</summary>
    public async Task RunAsync(Func<IEnumerable<EmbeddedPartition>> partitions, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(options.Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(ct))
            {
                foreach (var partition in partitions())
                {
                    await TrimAsync(partition, ct);
                }
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The log closes.
        }
    }

    private async Task TrimAsync(EmbeddedPartition partition, CancellationToken ct)
    {
        try
        {
            var (from, to) = (partition.First, FirstToKeep(partition));
            if (to <= from)
            {
                return;
            }

            await database.WriteAsync(
                batch =>
                {
                    batch.DeleteRange(database.Log, LogKeys.Record(partition.Topic, partition.Number, from), LogKeys.Record(partition.Topic, partition.Number, to));
                    batch.Put(database.Log, LogKeys.Next(partition.Topic, partition.Number), LogKeys.BigEndian(to));
                    batch.Durable = () => partition.First = to;
                },
                alone: false,
                ct);
            StreamingMetrics.Discarded(partition.Topic, to - from);
            LogTrimmed(partition.Topic, partition.Number, from, to);
        }
        catch (EventLogException e)
        {
            LogFailed(e, partition.Topic, partition.Number);
        }
    }

    private long FirstToKeep(EmbeddedPartition partition)
    {
        var limits = options.For(partition.Topic);
        var (first, total) = (partition.First, partition.Bytes);
        if (limits.MaxAge is { } age)
        {
            var oldestUs = ((time.GetUtcNow() - age) - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
            first = Math.Min(Bisect(partition, first, stamp => stamp.AppendedAtUs >= oldestUs), Math.Max(first, Unread(partition)));
        }

        return limits.MaxBytes is { } most ? Bisect(partition, first, stamp => total - stamp.Before <= most) : first;
    }

    /// <summary>The first offset from <paramref name="first"/> on whose stamp is to be kept; stamps only grow, so that halving finds it.</summary>
    private long Bisect(EmbeddedPartition partition, long first, Predicate<RecordStamp> keep)
    {
        var (low, high) = (first, partition.Durable);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var record = database.Get(database.Log, LogKeys.Record(partition.Topic, partition.Number, middle));
            (low, high) = record is null || keep(RecordCodec.ReadStamp(record)) ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    /// <summary>The lowest offset that some group has still to do; everything where no group reads.</summary>
    private long Unread(EmbeddedPartition partition) =>
        database.Scan(database.Log, LogKeys.GroupsFrom, LogKeys.GroupsTo, reverse: false, int.MaxValue)
            .Where(entry => LogKeys.IsCommitted(entry.Key, partition.Topic, partition.Number))
            .Select(entry => BinaryPrimitives.ReadInt64BigEndian(entry.Value))
            .DefaultIfEmpty(long.MaxValue)
            .Min();

    [LoggerMessage(Level = LogLevel.Information, Message = "{Topic}/{Partition}: retention removed offsets {From} to {To} (exclusive)")]
    private partial void LogTrimmed(string topic, int partition, long from, long to);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Topic}/{Partition}: retention failed, again at the next round")]
    private partial void LogFailed(Exception exception, string topic, int partition);
}
