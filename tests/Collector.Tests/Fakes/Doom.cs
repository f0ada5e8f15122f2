using System.Runtime.CompilerServices;
using CcgcStream.State;
using CcgcStream.Streaming;

namespace CcgcStream.Collector.Tests.Fakes;

/// <summary>
/// Kills a collector as kill -9 does: at the n-th write it dies, before the write or right after it, and from then on nothing that
/// it does has any effect. All effects of a collector go through the log and the store, so this is the whole difference.
/// </summary>
internal sealed class Doom(IEventLog log, IStateStore store, int writes, bool afterTheWrite) : IDisposable
{
    private readonly CancellationTokenSource _death = new();
    private int _left = writes;

    public CancellationToken Death => _death.Token;

    public IEventLog Log => new DoomedLog(this, log);

    public IStateStore Store => new DoomedStore(this, store);

    public void Dispose() => _death.Dispose();

    private async ValueTask<T> WriteAsync<T>(Func<ValueTask<T>> write)
    {
        Death.ThrowIfCancellationRequested();
        var last = Interlocked.Decrement(ref _left) == 0;
        var result = last && !afterTheWrite ? default! : await write();
        if (last)
        {
            await _death.CancelAsync();
            Death.ThrowIfCancellationRequested();
        }

        return result;
    }

    private sealed class DoomedLog(Doom doom, IEventLog inner) : IEventLog
    {
        public ValueTask<IReadOnlyList<LogPosition>> AppendAsync(string topic, IReadOnlyList<LogRecord> records, CancellationToken ct) =>
            doom.WriteAsync(() => inner.AppendAsync(topic, records, ct));

        public ValueTask<int> PartitionCountAsync(string topic, CancellationToken ct) => inner.PartitionCountAsync(topic, ct);

        public ValueTask EnsureTopicAsync(string topic, int partitions, CancellationToken ct) => inner.EnsureTopicAsync(topic, partitions, ct);

        public ValueTask<(long First, long Next)> WatermarksAsync(string topic, int partition, CancellationToken ct) => inner.WatermarksAsync(topic, partition, ct);

        public ValueTask<long?> CommittedAsync(string topic, string group, int partition, CancellationToken ct) =>
            inner.CommittedAsync(topic, group, partition, ct);

        public Task ConsumeAsync(string topic, string group, IPartitionProcessorFactory processors, ConsumeOptions options, CancellationToken ct) =>
            inner.ConsumeAsync(topic, group, processors, options, ct);

        public IAsyncEnumerable<ConsumedRecord> ReadAsync(string topic, int partition, long fromOffset, CancellationToken ct) =>
            inner.ReadAsync(topic, partition, fromOffset, ct);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class DoomedStore(Doom doom, IStateStore inner) : IStateStore
    {
        public ValueTask<bool> TryWriteAsync(string space, IReadOnlyList<StateCondition> conditions, IReadOnlyList<StateWrite> writes, CancellationToken ct) =>
            doom.WriteAsync(() => inner.TryWriteAsync(space, conditions, writes, ct));

        public ValueTask<IReadOnlyList<byte[]?>> GetAsync(string space, IReadOnlyList<byte[]> keys, CancellationToken ct) => inner.GetAsync(space, keys, ct);

        public async IAsyncEnumerable<KeyValuePair<byte[], byte[]>> ScanAsync(
            string space, byte[] from, byte[] to, bool reverse, [EnumeratorCancellation] CancellationToken ct)
        {
            await foreach (var entry in inner.ScanAsync(space, from, to, reverse, ct))
            {
                yield return entry;
            }
        }

        public ValueTask<StateLease> AcquireAsync(string space, string owner, CancellationToken ct) => inner.AcquireAsync(space, owner, ct);

        public ValueTask CommitAsync(StateCommit commit, CancellationToken ct) => inner.CommitAsync(commit, ct);

        public ValueTask<long> OffsetAsync(string space, CancellationToken ct) => inner.OffsetAsync(space, ct);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
