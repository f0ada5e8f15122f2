using System.Threading.Channels;
using CcgcStream.Streaming.Consuming;

namespace CcgcStream.Streaming.Kafka;

/// <summary>
/// An assigned partition between the consumer's thread, which offers records, and its runner, which takes them.
/// Only the consumer's thread calls Offer, Seek and the like; the runner leaves a request for a start.
/// </summary>
internal sealed class KafkaPartition(string topic, int partition, int maxRecords, TimeProvider time) : IPartitionSource
{
    /// <summary>Most bytes that wait; above, the partition is paused.</summary>
    private const long MaxBytes = 8 << 20;

    private readonly Channel<ConsumedRecord> _queue = Channel.CreateUnbounded<ConsumedRecord>(new() { SingleWriter = true });
    private long _bytes;
    private long _done = -1;
    private StartRequest? _start;

    public string Topic => topic;

    public int Partition => partition;

    /// <summary>Whether records are taken now: from the end of a seek until the next one begins.</summary>
    public bool Accepting { get; set; }

    public bool Paused { get; set; }

    /// <summary>The offset up to which everything is done; -1 before anything is.</summary>
    public long Done => Volatile.Read(ref _done);

    /// <summary>What was committed last; -1 before anything was.</summary>
    public long Committed { get; set; } = -1;

    public bool Full => _queue.Reader.Count >= 2 * maxRecords || Volatile.Read(ref _bytes) >= MaxBytes;

    public bool Drained => _queue.Reader.Count <= maxRecords / 2 && Volatile.Read(ref _bytes) <= MaxBytes / 2;

    /// <summary>Where the runner wants to start, if it is waiting for that.</summary>
    public StartRequest? Pending => Volatile.Read(ref _start);

    public void Offer(ConsumedRecord record)
    {
        Interlocked.Add(ref _bytes, record.Key.Length + record.Value.Length);
        _queue.Writer.TryWrite(record);
    }

    /// <summary>Forgets what waits: a seek follows.</summary>
    public void Clear()
    {
        while (_queue.Reader.TryRead(out var record))
        {
            Interlocked.Add(ref _bytes, -(record.Key.Length + record.Value.Length));
        }
    }

    public void Started(StartRequest request)
    {
        Accepting = true;
        Interlocked.CompareExchange(ref _start, null, request);
        request.Done.TrySetResult();
    }

    public async ValueTask StartAsync(long? offset, CancellationToken ct)
    {
        var request = new StartRequest(offset);
        Volatile.Write(ref _start, request);
        await request.Done.Task.WaitAsync(ct);
    }

    public async ValueTask<IReadOnlyList<ConsumedRecord>> TakeAsync(int max, TimeSpan wait, CancellationToken ct)
    {
        await Waiting.ForAsync(_queue.Reader.WaitToReadAsync(ct).AsTask(), wait, time, ct);
        var batch = new List<ConsumedRecord>();
        while (batch.Count < max && _queue.Reader.TryRead(out var record))
        {
            Interlocked.Add(ref _bytes, -(record.Key.Length + record.Value.Length));
            batch.Add(record);
        }

        return batch;
    }

    public ValueTask DoneAsync(long next, CancellationToken ct)
    {
        Volatile.Write(ref _done, next);
        return ValueTask.CompletedTask;
    }
}

/// <summary>A runner waits until the consumer's thread has gone to an offset; null: to the committed one.</summary>
internal sealed record StartRequest(long? Offset)
{
    public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
