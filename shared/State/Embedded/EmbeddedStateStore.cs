using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using CcgcStream.Streaming.Embedded;

namespace CcgcStream.State.Embedded;

/// <summary>The state store of one machine: the same database as the log, so that state and offset move in one synced batch.</summary>
public sealed class EmbeddedStateStore(EmbeddedDatabase database) : IStateStore
{
    private const int Page = 1024;

    /// <summary>Headers by space, as the last step of the writer's thread left them; only that thread changes them.</summary>
    private readonly ConcurrentDictionary<string, SpaceHeader> _headers = new(StringComparer.Ordinal);

    public async ValueTask<StateLease> AcquireAsync(string space, string owner, CancellationToken ct)
    {
        SpaceHeader taken = SpaceHeader.New;
        await database.WriteAsync(
            batch =>
            {
                var header = Header(space);
                taken = Set(batch, space, header with { Token = header.Token + 1, Owner = owner });
            },
            alone: false,
            ct);
        return new StateLease(space, owner, taken.Token, taken.Offset);
    }

    public async ValueTask CommitAsync(StateCommit commit, CancellationToken ct) => await database.WriteAsync(
        batch =>
        {
            var space = commit.Lease.Space;
            var header = Header(space);
            if (header.Token != commit.Lease.Token || header.Owner != commit.Lease.Owner)
            {
                throw new FencedException($"space {space} was taken by '{header.Owner}'");
            }

            if (header.Offset != commit.ExpectedOffset)
            {
                throw new OffsetConflictException($"space {space} is at {header.Offset}, not at {commit.ExpectedOffset}", header.Offset);
            }

            Write(batch, space, commit.Writes);
            Set(batch, space, header with { Offset = commit.NextOffset });
        },
        alone: false,
        ct);

    public ValueTask<long> OffsetAsync(string space, CancellationToken ct) => ValueTask.FromResult(Header(space).Offset);

    public ValueTask<IReadOnlyList<byte[]?>> GetAsync(string space, IReadOnlyList<byte[]> keys, CancellationToken ct) =>
        ValueTask.FromResult(database.Get(database.State, [.. keys.Select(key => StateKeys.Entry(space, key))]));

    public async IAsyncEnumerable<KeyValuePair<byte[], byte[]>> ScanAsync(
        string space, byte[] from, byte[] to, bool reverse, [EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask;
        var (low, high) = (StateKeys.Entry(space, from), StateKeys.Entry(space, to));
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            var page = database.Scan(database.State, low, high, reverse, Page);
            foreach (var (key, value) in page)
            {
                yield return new(StateKeys.KeyOf(space, key), value);
            }

            if (page.Count < Page)
            {
                yield break;
            }

            (low, high) = reverse ? (low, page[^1].Key) : ([.. page[^1].Key, 0], high);
        }
    }

    public async ValueTask<bool> TryWriteAsync(string space, IReadOnlyList<StateCondition> conditions, IReadOnlyList<StateWrite> writes, CancellationToken ct)
    {
        var holds = true;
        await database.WriteAsync(
            batch =>
            {
                var found = database.Get(database.State, [.. conditions.Select(c => StateKeys.Entry(space, c.Key))]);
                for (var i = 0; i < conditions.Count && holds; i++)
                {
                    holds = conditions[i].Value is { } expected ? found[i] is { } value && value.AsSpan().SequenceEqual(expected) : found[i] is null;
                }

                if (holds)
                {
                    Write(batch, space, writes);
                }
            },
            alone: conditions.Count > 0, // A condition must see what every earlier step has written.
            ct);
        return holds;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask; // The database belongs to who opened it.

    private void Write(EmbeddedBatch batch, string space, IReadOnlyList<StateWrite> writes)
    {
        foreach (var (key, value) in writes)
        {
            var entry = StateKeys.Entry(space, key);
            if (value is null)
            {
                batch.Delete(database.State, entry);
            }
            else
            {
                batch.Put(database.State, entry, value);
            }
        }
    }

    private SpaceHeader Header(string space) =>
        _headers.GetOrAdd(space, static (s, db) => SpaceHeader.Decode(db.Get(db.State, StateKeys.Space(s))), database);

    private SpaceHeader Set(EmbeddedBatch batch, string space, SpaceHeader header)
    {
        batch.Put(database.State, StateKeys.Space(space), header.Encode());
        return _headers[space] = header;
    }
}
