using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CcgcStream.State;

namespace CcgcStream.Aggregator.Tests.Fakes;

/// <summary>The state store's contract in a sorted map, with failures on demand.</summary>
internal sealed class MemoryStateStore : IStateStore
{
    private readonly Dictionary<string, Space> _spaces = new(StringComparer.Ordinal);

    /// <summary>Called at each commit with its number; says what goes wrong.</summary>
    public Func<int, CommitFault> Faults { get; set; } = _ => CommitFault.None;

    public int Commits { get; private set; }

    public long Written { get; private set; }

    public ValueTask<StateLease> AcquireAsync(string space, string owner, CancellationToken ct)
    {
        var at = Of(space);
        return new(new StateLease(space, owner, ++at.Token, at.Offset));
    }

    public ValueTask CommitAsync(StateCommit commit, CancellationToken ct)
    {
        var fault = Faults(Commits++);
        if (fault == CommitFault.Lost)
        {
            throw new IOException("The store was gone before the commit.");
        }

        var at = Of(commit.Lease.Space);
        if (commit.Lease.Token != at.Token)
        {
            throw new FencedException("Another writer has the space.");
        }

        if (commit.ExpectedOffset != at.Offset)
        {
            throw new OffsetConflictException("The offset moved.", at.Offset);
        }

        foreach (var write in commit.Writes)
        {
            at.Apply(write);
        }

        Written += commit.Writes.Count;
        at.Offset = commit.NextOffset;
        if (fault == CommitFault.Unknown)
        {
            throw new TimeoutException("The answer to the commit was lost.");
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<long> OffsetAsync(string space, CancellationToken ct) => new(Of(space).Offset);

    public ValueTask<IReadOnlyList<byte[]?>> GetAsync(string space, IReadOnlyList<byte[]> keys, CancellationToken ct)
    {
        var at = Of(space);
        return new(keys.Select(key => at.ByKey.GetValueOrDefault(key)).ToArray());
    }

    public async IAsyncEnumerable<KeyValuePair<byte[], byte[]>> ScanAsync(
        string space, byte[] from, byte[] to, bool reverse, [EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask;
        foreach (var entry in Of(space).Range(from, to, reverse))
        {
            yield return entry;
        }
    }

    public ValueTask<bool> TryWriteAsync(string space, IReadOnlyList<StateCondition> conditions, IReadOnlyList<StateWrite> writes, CancellationToken ct)
    {
        var at = Of(space);
        var holds = conditions.All(condition => at.ByKey.GetValueOrDefault(condition.Key).AsSpan().SequenceEqual(condition.Value));
        foreach (var write in holds ? writes : [])
        {
            at.Apply(write);
        }

        return new(holds);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Every entry of a space, in key order.</summary>
    public IReadOnlyList<KeyValuePair<byte[], byte[]>> Dump(string space) => [.. Of(space).Range([], null, false)];

    private Space Of(string name)
    {
        if (!_spaces.TryGetValue(name, out var found))
        {
            _spaces.Add(name, found = new());
        }

        return found;
    }

    private sealed class Space
    {
        private readonly List<byte[]> _added = [];
        private readonly List<byte[]> _sorted = [];
        private int _gone;

        public Dictionary<byte[], byte[]> ByKey { get; } = new(ByteOrder.Instance);

        public long Token { get; set; }

        public long Offset { get; set; } = -1;

        public void Apply(StateWrite write)
        {
            if (write.Value is { } value)
            {
                if (ByKey.TryAdd(write.Key, value))
                {
                    _added.Add(write.Key);
                }
                else
                {
                    ByKey[write.Key] = value;
                }
            }
            else if (ByKey.Remove(write.Key))
            {
                _gone++;
            }
        }

        public IEnumerable<KeyValuePair<byte[], byte[]>> Range(byte[] from, byte[]? to, bool reverse)
        {
            Sort();
            var start = Find(from);
            var end = to is null ? _sorted.Count : Find(to);
            var keys = _sorted.GetRange(start, Math.Max(0, end - start));
            if (reverse)
            {
                keys.Reverse();
            }

            return keys.Where(ByKey.ContainsKey).Select(key => KeyValuePair.Create(key, ByKey[key]));
        }

        private int Find(byte[] key) => _sorted.BinarySearch(key, ByteOrder.Instance) is >= 0 and var at ? at : ~_sorted.BinarySearch(key, ByteOrder.Instance);

        // New keys are moved into their places in the old order. To sort all of them again at every read made a million pieces take a day, and
        // to copy them took more memory than the machine has.
        private void Sort()
        {
            if (_added.Count == 0)
            {
                return;
            }

            var places = new List<(byte[] Key, int At)>(_added.Count);
            foreach (var key in _added.Order(ByteOrder.Instance))
            {
                var at = _sorted.BinarySearch(key, ByteOrder.Instance);
                // One that had been deleted and is there again stands in the order already, or has just been placed.
                if (at < 0 && (places.Count == 0 || !ByteOrder.Instance.Equals(places[^1].Key, key)))
                {
                    places.Add((key, ~at));
                }
            }

            var end = _sorted.Count;
            CollectionsMarshal.SetCount(_sorted, end + places.Count);
            var order = CollectionsMarshal.AsSpan(_sorted);
            for (var left = places.Count; left > 0; left--)
            {
                var (key, at) = places[left - 1];
                order[at..end].CopyTo(order[(at + left)..]);
                order[at + left - 1] = key;
                end = at;
            }

            _added.Clear();
            if (_gone > _sorted.Count / 2)
            {
                _sorted.RemoveAll(key => !ByKey.ContainsKey(key));
                _gone = 0;
            }
        }
    }
}

internal enum CommitFault
{
    None,

    /// <summary>Nothing was written.</summary>
    Lost,

    /// <summary>Everything was written, but the answer never came.</summary>
    Unknown,
}
