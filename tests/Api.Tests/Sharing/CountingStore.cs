using System.Runtime.CompilerServices;
using CcgcStream.State;

namespace CcgcStream.Api.Tests.Sharing;

/// <summary>Counts the readings that a flow of calls makes of the store behind it; what goes on beside that flow is not counted.</summary>
internal sealed class CountingStore(IStateStore inner) : IStateStore
{
    private readonly AsyncLocal<StrongBox<int>?> _count = new();

    /// <summary>Readings by an action and everything that it starts.</summary>
    public async Task<int> CountAsync(Func<Task> action)
    {
        var count = new StrongBox<int>();
        _count.Value = count;
        await action();
        _count.Value = null;
        return count.Value;
    }

    public ValueTask<IReadOnlyList<byte[]?>> GetAsync(string space, IReadOnlyList<byte[]> keys, CancellationToken ct)
    {
        Note();
        return inner.GetAsync(space, keys, ct);
    }

    public IAsyncEnumerable<KeyValuePair<byte[], byte[]>> ScanAsync(string space, byte[] from, byte[] to, bool reverse, CancellationToken ct)
    {
        Note();
        return inner.ScanAsync(space, from, to, reverse, ct);
    }

    public ValueTask<StateLease> AcquireAsync(string space, string owner, CancellationToken ct) => inner.AcquireAsync(space, owner, ct);

    public ValueTask CommitAsync(StateCommit commit, CancellationToken ct) => inner.CommitAsync(commit, ct);

    public ValueTask<long> OffsetAsync(string space, CancellationToken ct) => inner.OffsetAsync(space, ct);

    public ValueTask<bool> TryWriteAsync(string space, IReadOnlyList<StateCondition> conditions, IReadOnlyList<StateWrite> writes, CancellationToken ct) =>
        inner.TryWriteAsync(space, conditions, writes, ct);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private void Note()
    {
        if (_count.Value is { } count)
        {
            Interlocked.Increment(ref count.Value);
        }
    }
}
