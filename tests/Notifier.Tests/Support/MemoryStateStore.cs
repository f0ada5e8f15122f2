using System.Runtime.CompilerServices;
using CcgcStream.State;

namespace CcgcStream.Notifier.Tests.Support;

/// <summary>The state store's contract in memory, as far as the notifier uses it.</summary>
internal sealed class MemoryStateStore : IStateStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, SortedDictionary<byte[], byte[]>> spaces = new(StringComparer.Ordinal);

    public ValueTask<StateLease> AcquireAsync(string space, string owner, CancellationToken ct) => ValueTask.FromResult(new StateLease(space, owner, 1, -1));

    public async ValueTask CommitAsync(StateCommit commit, CancellationToken ct) => await TryWriteAsync(commit.Lease.Space, [], commit.Writes, ct);

    public ValueTask<long> OffsetAsync(string space, CancellationToken ct) => ValueTask.FromResult(-1L);

    public ValueTask<IReadOnlyList<byte[]?>> GetAsync(string space, IReadOnlyList<byte[]> keys, CancellationToken ct)
    {
        lock (gate)
        {
            return ValueTask.FromResult<IReadOnlyList<byte[]?>>([.. keys.Select(k => Space(space).GetValueOrDefault(k))]);
        }
    }

    public async IAsyncEnumerable<KeyValuePair<byte[], byte[]>> ScanAsync(
        string space, byte[] from, byte[] to, bool reverse, [EnumeratorCancellation] CancellationToken ct)
    {
        KeyValuePair<byte[], byte[]>[] found;
        lock (gate)
        {
            found = [.. Space(space).Where(e => e.Key.AsSpan().SequenceCompareTo(from) >= 0 && e.Key.AsSpan().SequenceCompareTo(to) < 0)];
        }

        await Task.CompletedTask;
        foreach (var entry in reverse ? found.Reverse() : found)
        {
            yield return entry;
        }
    }

    public ValueTask<bool> TryWriteAsync(string space, IReadOnlyList<StateCondition> conditions, IReadOnlyList<StateWrite> writes, CancellationToken ct)
    {
        lock (gate)
        {
            var entries = Space(space);
            if (!conditions.All(c => c.Value is null ? !entries.ContainsKey(c.Key) : entries.TryGetValue(c.Key, out var v) && v.AsSpan().SequenceEqual(c.Value)))
            {
                return ValueTask.FromResult(false);
            }

            foreach (var write in writes)
            {
                if (write.Value is null)
                {
                    entries.Remove(write.Key);
                }
                else
                {
                    entries[write.Key] = write.Value;
                }
            }

            return ValueTask.FromResult(true);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private SortedDictionary<byte[], byte[]> Space(string name)
    {
        if (!spaces.TryGetValue(name, out var space))
        {
            spaces[name] = space = new(Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b)));
        }

        return space;
    }
}
