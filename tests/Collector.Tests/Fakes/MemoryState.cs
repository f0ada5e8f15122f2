using System.Runtime.CompilerServices;
using CcgcStream.State;

namespace CcgcStream.Collector.Tests.Fakes;

/// <summary>A state store in memory, as far as collectors use one.</summary>
internal sealed class MemoryState : IStateStore
{
    private readonly SortedDictionary<string, byte[]> _entries = new(StringComparer.Ordinal);

    /// <summary>Cursors written so far.</summary>
    public int CursorWrites { get; private set; }

    public ValueTask<IReadOnlyList<byte[]?>> GetAsync(string space, IReadOnlyList<byte[]> keys, CancellationToken ct)
    {
        lock (_entries)
        {
            return ValueTask.FromResult<IReadOnlyList<byte[]?>>([.. keys.Select(k => _entries.GetValueOrDefault(Name(space, k)))]);
        }
    }

    public async IAsyncEnumerable<KeyValuePair<byte[], byte[]>> ScanAsync(
        string space, byte[] from, byte[] to, bool reverse, [EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask;
        List<KeyValuePair<string, byte[]>> found;
        lock (_entries)
        {
            found = [.. _entries.Where(e => string.CompareOrdinal(e.Key, Name(space, from)) >= 0 && string.CompareOrdinal(e.Key, Name(space, to)) < 0)];
        }

        foreach (var entry in reverse ? found.AsEnumerable().Reverse() : found)
        {
            yield return new(Convert.FromHexString(entry.Key[(space.Length + 1)..]), entry.Value);
        }
    }

    public ValueTask<bool> TryWriteAsync(string space, IReadOnlyList<StateCondition> conditions, IReadOnlyList<StateWrite> writes, CancellationToken ct)
    {
        lock (_entries)
        {
            if (conditions.Any(c => !(_entries.GetValueOrDefault(Name(space, c.Key)) ?? []).AsSpan().SequenceEqual(c.Value ?? [])))
            {
                return ValueTask.FromResult(false);
            }

            foreach (var write in writes)
            {
                CursorWrites += write.Key.AsSpan().StartsWith("q/"u8) ? 1 : 0;
                if (write.Value is null)
                {
                    _entries.Remove(Name(space, write.Key));
                }
                else
                {
                    _entries[Name(space, write.Key)] = write.Value;
                }
            }

            return ValueTask.FromResult(true);
        }
    }

    public ValueTask<StateLease> AcquireAsync(string space, string owner, CancellationToken ct) => throw new NotSupportedException("collectors take no lease");

    public ValueTask CommitAsync(StateCommit commit, CancellationToken ct) => throw new NotSupportedException("collectors take no lease");

    public ValueTask<long> OffsetAsync(string space, CancellationToken ct) => throw new NotSupportedException("collectors take no lease");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string Name(string space, byte[] key) => space + "/" + Convert.ToHexString(key);
}
