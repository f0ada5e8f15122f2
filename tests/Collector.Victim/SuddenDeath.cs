using System.Diagnostics;
using CcgcStream.State;
using CcgcStream.Streaming;

namespace CcgcStream.Collector.Victim;

/// <summary>
/// SIGKILL by this process of itself at its n-th write, right before it or right after it. All effects of a collector go through the log and the store, so
/// these are all the moments that differ; and they are met however fast a source is read.
/// </summary>
/// <param name="write">The fatal write, from 1; 0: none.</param>
/// <param name="afterwards">False: the write is never made. True: it is made, and nobody hears of it.</param>
internal sealed class SuddenDeath(int write, bool afterwards)
{
    private int _left = write;

    /// <summary>Puts it before the log and the store that are registered.</summary>
    public void Await(IServiceCollection services)
    {
        Wrap<IEventLog>(services, inner => new MortalLog(inner, this));
        Wrap<IStateStore>(services, inner => new MortalStore(inner, this));
    }

    private static void Wrap<T>(IServiceCollection services, Func<T, T> wrapper)
        where T : class
    {
        var registered = services.Last(s => s.ServiceType == typeof(T));
        services.Remove(registered);
        services.AddSingleton(provider => wrapper((T)registered.ImplementationFactory!(provider)));
    }

    private async ValueTask<T> WriteAsync<T>(Func<ValueTask<T>> effect)
    {
        var fatal = Interlocked.Decrement(ref _left) == 0;
        if (fatal && !afterwards)
        {
            Die();
        }

        var result = await effect();
        if (fatal)
        {
            Die();
        }

        return result;
    }

    private static void Die()
    {
        using var self = Process.GetCurrentProcess();
        self.Kill(); // SIGKILL: no handler runs, nothing is flushed.
        Thread.Sleep(Timeout.Infinite); // Not one instruction more, should the signal take a moment.
    }

    private sealed class MortalLog(IEventLog inner, SuddenDeath death) : IEventLog
    {
        public ValueTask<IReadOnlyList<LogPosition>> AppendAsync(string topic, IReadOnlyList<LogRecord> records, CancellationToken ct) =>
            death.WriteAsync(() => inner.AppendAsync(topic, records, ct));

        public ValueTask<int> PartitionCountAsync(string topic, CancellationToken ct) => inner.PartitionCountAsync(topic, ct);

        public ValueTask EnsureTopicAsync(string topic, int partitions, CancellationToken ct) => inner.EnsureTopicAsync(topic, partitions, ct);

        public ValueTask<(long First, long Next)> WatermarksAsync(string topic, int partition, CancellationToken ct) => inner.WatermarksAsync(topic, partition, ct);

        public ValueTask<long?> CommittedAsync(string topic, string group, int partition, CancellationToken ct) => inner.CommittedAsync(topic, group, partition, ct);

        public Task ConsumeAsync(string topic, string group, IPartitionProcessorFactory processors, ConsumeOptions options, CancellationToken ct) =>
            inner.ConsumeAsync(topic, group, processors, options, ct);

        public IAsyncEnumerable<ConsumedRecord> ReadAsync(string topic, int partition, long fromOffset, CancellationToken ct) => inner.ReadAsync(topic, partition, fromOffset, ct);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }

    private sealed class MortalStore(IStateStore inner, SuddenDeath death) : IStateStore
    {
        public ValueTask<bool> TryWriteAsync(string space, IReadOnlyList<StateCondition> conditions, IReadOnlyList<StateWrite> writes, CancellationToken ct) =>
            death.WriteAsync(() => inner.TryWriteAsync(space, conditions, writes, ct));

        public ValueTask<IReadOnlyList<byte[]?>> GetAsync(string space, IReadOnlyList<byte[]> keys, CancellationToken ct) => inner.GetAsync(space, keys, ct);

        public IAsyncEnumerable<KeyValuePair<byte[], byte[]>> ScanAsync(string space, byte[] from, byte[] to, bool reverse, CancellationToken ct) =>
            inner.ScanAsync(space, from, to, reverse, ct);

        public ValueTask<StateLease> AcquireAsync(string space, string owner, CancellationToken ct) => inner.AcquireAsync(space, owner, ct);

        public ValueTask CommitAsync(StateCommit commit, CancellationToken ct) => inner.CommitAsync(commit, ct);

        public ValueTask<long> OffsetAsync(string space, CancellationToken ct) => inner.OffsetAsync(space, ct);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
