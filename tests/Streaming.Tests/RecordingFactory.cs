using System.Collections.Concurrent;
using System.Text;

namespace CcgcStream.Streaming.Tests;

/// <summary>Processors that note what they get.</summary>
internal sealed class RecordingFactory : IPartitionProcessorFactory
{
    private readonly ConcurrentQueue<string> _values = new();
    private readonly ConcurrentDictionary<int, bool> _seen = new();
    private int _opened;
    private int _idle;

    public Func<int, long?> StartOffset { get; init; } = _ => null;

    public Action BeforeBatch { get; init; } = () => { };

    /// <summary>Partitions that are open now.</summary>
    public ConcurrentDictionary<int, bool> Open { get; } = new();

    public IReadOnlyCollection<string> Values => _values;

    public int Count => _values.Count;

    public int Opened => Volatile.Read(ref _opened);

    public int Partitions => _seen.Count;

    public int Idle => Volatile.Read(ref _idle);

    public ValueTask<IPartitionProcessor> OpenAsync(string topic, int partition, CancellationToken ct)
    {
        Interlocked.Increment(ref _opened);
        _seen[partition] = true;
        Open[partition] = true;
        return ValueTask.FromResult<IPartitionProcessor>(new Processor(this, partition, StartOffset(partition)));
    }

    private sealed class Processor(RecordingFactory owner, int partition, long? start) : IPartitionProcessor
    {
        public long? StartOffset => start;

        public ValueTask ProcessAsync(IReadOnlyList<ConsumedRecord> batch, CancellationToken ct)
        {
            owner.BeforeBatch();
            foreach (var record in batch)
            {
                owner._values.Enqueue(Encoding.UTF8.GetString(record.Value.Span));
            }

            return ValueTask.CompletedTask;
        }

        public ValueTask OnIdleAsync(CancellationToken ct)
        {
            Interlocked.Increment(ref owner._idle);
            return ValueTask.CompletedTask;
        }

        public ValueTask DisposeAsync()
        {
            owner.Open.TryRemove(partition, out _);
            return ValueTask.CompletedTask;
        }
    }
}
