namespace CcgcStream.Streaming;

/// <summary>An ordered, durable, partitioned log. Two engines hold the same contract tests: embedded (RocksDB) and Kafka.</summary>
public interface IEventLog : IAsyncDisposable
{
    /// <summary>Number of partitions of a topic; fixed for the life of the topic.</summary>
    ValueTask<int> PartitionCountAsync(string topic, CancellationToken ct);

    /// <summary>Creates the topic when it is missing. Topics are never made by accident.</summary>
    ValueTask EnsureTopicAsync(string topic, int partitions, CancellationToken ct);

    /// <summary>Appends records; completes only when every one is durable (Kafka: acknowledged by all in-sync replicas).</summary>
    /// <returns>The position of each record, in the order given.</returns>
    /// <exception cref="EventLogException">The log did not take a record; what was taken before may stand.</exception>
    ValueTask<IReadOnlyList<LogPosition>> AppendAsync(string topic, IReadOnlyList<LogRecord> records, CancellationToken ct);

    /// <summary>First kept and next offset of a partition.</summary>
    ValueTask<(long First, long Next)> WatermarksAsync(string topic, int partition, CancellationToken ct);

    /// <summary>The offset a group has committed for a partition (the next to read); null when it never did. For lag.</summary>
    ValueTask<long?> CommittedAsync(string topic, string group, int partition, CancellationToken ct);

    /// <summary>
    /// Runs a member of a consumer group until cancelled: opens a processor for every partition this member is
    /// assigned, feeds it batches in offset order and closes it when the partition is taken away.
    /// </summary>
    Task ConsumeAsync(string topic, string group, IPartitionProcessorFactory processors, ConsumeOptions options, CancellationToken ct);

    /// <summary>Reads a partition from an offset without a group, up to the end it has now (for tools: dlq, doctor, tests).</summary>
    IAsyncEnumerable<ConsumedRecord> ReadAsync(string topic, int partition, long fromOffset, CancellationToken ct);
}

/// <summary>A record to append. <paramref name="Partition"/> null: by key (Murmur2, as Kafka's own clients).</summary>
public readonly record struct LogRecord(ReadOnlyMemory<byte> Key, ReadOnlyMemory<byte> Value, int? Partition = null, IReadOnlyList<LogHeader>? Headers = null);

/// <summary>A header of a record.</summary>
public readonly record struct LogHeader(string Name, ReadOnlyMemory<byte> Value);

/// <summary>Where a record stands.</summary>
public readonly record struct LogPosition(int Partition, long Offset);

/// <summary>A record as read.</summary>
public readonly record struct ConsumedRecord(
    string Topic, int Partition, long Offset, ReadOnlyMemory<byte> Key, ReadOnlyMemory<byte> Value, DateTimeOffset AppendedAt, IReadOnlyList<LogHeader> Headers);

/// <summary>Makes a processor for each partition that is assigned.</summary>
public interface IPartitionProcessorFactory
{
    /// <summary>Called at assignment. The processor says where to start.</summary>
    ValueTask<IPartitionProcessor> OpenAsync(string topic, int partition, CancellationToken ct);
}

/// <summary>Handles one assigned partition, one batch at a time, in order.</summary>
public interface IPartitionProcessor : IAsyncDisposable
{
    /// <summary>Offset to start at; null: the group's committed offset, else the beginning.</summary>
    long? StartOffset { get; }

    /// <summary>
    /// Processes a batch; when it returns, the batch is done and its offsets may be committed. An exception
    /// stops the partition: after a back-off the processor is closed, opened anew and fed from its start offset, else from the first undone record.
    /// </summary>
    ValueTask ProcessAsync(IReadOnlyList<ConsumedRecord> batch, CancellationToken ct);

    /// <summary>Called at least every <see cref="ConsumeOptions.IdleInterval"/> between batches, on the same thread of control.</summary>
    ValueTask OnIdleAsync(CancellationToken ct) => ValueTask.CompletedTask;
}

/// <summary>How to consume.</summary>
public sealed record ConsumeOptions
{
    /// <summary>Most records handed over at once.</summary>
    public int MaxBatch { get; init; } = 2048;

    /// <summary>Longest time between two calls of a processor.</summary>
    public TimeSpan IdleInterval { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>First wait after a processor failed; doubles up to 30 s.</summary>
    public TimeSpan RetryBackoff { get; init; } = TimeSpan.FromMilliseconds(250);
}

/// <summary>The log refused or lost a request.</summary>
public sealed class EventLogException(string message, Exception? inner = null) : Exception(message, inner);
