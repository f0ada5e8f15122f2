namespace CcgcStream.Streaming.Embedded;

/// <summary>One partition: its next offset and a bell that rings when records arrive.</summary>
internal sealed class EmbeddedPartition(string topic, int number)
{
    private TaskCompletionSource _bell = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _durable;
    private long _first;
    private long _bytes;
    private long _lastUs;

    public string Topic => topic;

    public int Number => number;

    /// <summary>Next offset to give out; touched only on the database's writer thread.</summary>
    public long Next { get; private set; }

    /// <summary>First kept offset.</summary>
    public long First { get => Volatile.Read(ref _first); set => Volatile.Write(ref _first, value); }

    /// <summary>Bytes ever appended since the partition was last empty at a start; only differences mean something.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>One past the last durable record.</summary>
    public long Durable => Volatile.Read(ref _durable);

    /// <summary>A task that completes at the next ring. Take it before looking, so that no ring is missed.</summary>
    public Task Bell => Volatile.Read(ref _bell).Task;

    /// <summary>Gives a record its offset and stamp. On the database's writer thread only.</summary>
    public long Take(byte[] encoded, long nowUs)
    {
        _lastUs = Math.Max(_lastUs, nowUs);
        RecordCodec.WriteStamp(encoded, new RecordStamp(_lastUs, _bytes));
        Volatile.Write(ref _bytes, _bytes + encoded.Length);
        return Next++;
    }

    /// <summary>Takes over what the database holds.</summary>
    public void Load(long first, long next, RecordStamp last, int lastBytes)
    {
        (Next, _first, _bytes, _lastUs) = (next, first, last.Before + lastBytes, last.AppendedAtUs);
        Publish(next);
    }

    public void Publish(long durable)
    {
        long seen;
        while ((seen = Durable) < durable && Interlocked.CompareExchange(ref _durable, durable, seen) != seen)
        {
            // Another append published first: look again, the larger offset stays.
        }

        Interlocked.Exchange(ref _bell, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }
}
