using System.Globalization;
using System.Runtime.CompilerServices;
using StackExchange.Redis;

namespace CcgcStream.State.Redis;

/// <summary>
/// The state store of many machines. A space is three keys with one hash tag, so that a cluster keeps them together: a hash of
/// values, a sorted set of the same keys for ordered scans, and a header with fencing token, owner and offset. Give the server
/// <c>appendonly yes</c> and, where a loss of power counts, <c>appendfsync always</c>: it acknowledges from memory otherwise.
/// </summary>
public sealed class RedisStateStore(IConnectionMultiplexer connection) : IStateStore
{
    private const int Page = 1024;

    private IDatabase Db => connection.GetDatabase();

    public async ValueTask<StateLease> AcquireAsync(string space, string owner, CancellationToken ct)
    {
        var answer = (RedisResult[])(await RedisCalls.AskAsync(Db.ScriptEvaluateAsync(RedisScripts.Acquire, [RedisKeys.Header(space)], [owner]), ct))!;
        return new StateLease(space, owner, (long)answer[0], (long)answer[1]);
    }

    public async ValueTask CommitAsync(StateCommit commit, CancellationToken ct)
    {
        var (space, owner, token, _) = commit.Lease;
        RedisValue[] arguments = [token, owner, commit.ExpectedOffset, commit.NextOffset, .. RedisScripts.Writes(commit.Writes)];
        var answer = (RedisResult[])(await RedisCalls.AskAsync(Db.ScriptEvaluateAsync(RedisScripts.Commit, RedisKeys.All(space), arguments), ct))!;
        switch ((int)answer[0])
        {
            case RedisScripts.Fenced:
                throw new FencedException($"space {space} was taken by '{(string?)answer[1]}'");
            case RedisScripts.Conflict:
                throw new OffsetConflictException(
                    string.Create(CultureInfo.InvariantCulture, $"space {space} is at {(long)answer[1]}, not at {commit.ExpectedOffset}"), (long)answer[1]);
        }
    }

    public async ValueTask<long> OffsetAsync(string space, CancellationToken ct)
    {
        var offset = await RedisCalls.AskAsync(Db.HashGetAsync(RedisKeys.Header(space), "offset"), ct);
        return offset.IsNull ? -1 : (long)offset;
    }

    public async ValueTask<IReadOnlyList<byte[]?>> GetAsync(string space, IReadOnlyList<byte[]> keys, CancellationToken ct) => keys.Count == 0
        ? []
        : [.. (await RedisCalls.AskAsync(Db.HashGetAsync(RedisKeys.Values(space), [.. keys.Select(k => (RedisValue)k)]), ct)).Select(v => (byte[]?)v)];

    public async IAsyncEnumerable<KeyValuePair<byte[], byte[]>> ScanAsync(
        string space, byte[] from, byte[] to, bool reverse, [EnumeratorCancellation] CancellationToken ct)
    {
        // Lower bound inclusive, upper exclusive; after a page, the bound that moves excludes the last key seen.
        var (low, high, exclude) = (from, to, Exclude.Stop);
        while (true)
        {
            var order = reverse ? Order.Descending : Order.Ascending;
            var keys = await RedisCalls.AskAsync(Db.SortedSetRangeByValueAsync(RedisKeys.Index(space), low, high, exclude, order, 0, Page), ct);
            var values = await GetAsync(space, [.. keys.Select(k => (byte[])k!)], ct);
            for (var i = 0; i < keys.Length; i++)
            {
                if (values[i] is { } value)
                {
                    yield return new((byte[])keys[i]!, value); // One deleted since the page was read is gone, as it should be.
                }
            }

            if (keys.Length < Page)
            {
                yield break;
            }

            (low, high, exclude) = reverse ? (low, (byte[])keys[^1]!, Exclude.Stop) : ((byte[])keys[^1]!, high, Exclude.Both);
        }
    }

    public async ValueTask<bool> TryWriteAsync(string space, IReadOnlyList<StateCondition> conditions, IReadOnlyList<StateWrite> writes, CancellationToken ct)
    {
        RedisValue[] arguments =
        [
            conditions.Count,
            .. conditions.SelectMany(c => new RedisValue[] { c.Key, c.Value is null ? "0" : "1", c.Value ?? [] }),
            .. RedisScripts.Writes(writes),
        ];
        return (int)await RedisCalls.AskAsync(Db.ScriptEvaluateAsync(RedisScripts.TryWrite, RedisKeys.All(space), arguments), ct) == 1;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask; // The connection belongs to who opened it.
}
