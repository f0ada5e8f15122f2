using System.Text;
using CsCheck;

namespace CcgcStream.State.Tests;

/// <summary>What every engine of the state store must do.</summary>
public abstract class StateStoreContract : IAsyncLifetime
{
    private readonly string _space = $"test/{Guid.NewGuid():N}";
    private IStateStore _store = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await OpenAsync();

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _store is null ? ValueTask.CompletedTask : _store.DisposeAsync();
    }

    protected abstract ValueTask<IStateStore> OpenAsync();

    [Fact]
    public async Task A_commit_applies_its_writes_and_moves_the_offset()
    {
        var lease = await _store.AcquireAsync(_space, "a", Ct);
        Assert.Equal(-1, lease.Offset);

        await _store.CommitAsync(new(lease, -1, 10, [Put("k", "v")]), Ct);

        Assert.Equal(10, await _store.OffsetAsync(_space, Ct));
        Assert.Equal("v", await ReadAsync("k"));
        Assert.Equal(10, (await _store.AcquireAsync(_space, "b", Ct)).Offset);
    }

    [Fact]
    public async Task A_commit_at_the_wrong_offset_changes_nothing_and_says_where_the_space_is()
    {
        var lease = await _store.AcquireAsync(_space, "a", Ct);
        await _store.CommitAsync(new(lease, -1, 10, [Put("k", "v")]), Ct);

        var conflict = await Assert.ThrowsAsync<OffsetConflictException>(async () => await _store.CommitAsync(new(lease, -1, 20, [Put("k", "w")]), Ct));

        Assert.Equal(10, conflict.Stored);
        Assert.Equal("v", await ReadAsync("k"));
    }

    [Fact]
    public async Task A_newer_lease_fences_the_older_one_off()
    {
        var old = await _store.AcquireAsync(_space, "a", Ct);
        var current = await _store.AcquireAsync(_space, "b", Ct);
        Assert.True(current.Token > old.Token);

        await Assert.ThrowsAsync<FencedException>(async () => await _store.CommitAsync(new(old, -1, 1, [Put("k", "old")]), Ct));
        await _store.CommitAsync(new(current, -1, 1, [Put("k", "new")]), Ct);

        Assert.Equal("new", await ReadAsync("k"));
    }

    [Fact]
    public async Task Of_many_writers_that_race_only_the_last_owner_commits()
    {
        var leases = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => _store.AcquireAsync(_space, $"w{i}", Ct).AsTask()));
        var results = await Task.WhenAll(leases.Select(async lease =>
        {
            try
            {
                await _store.CommitAsync(new(lease, -1, lease.Token, [Put("owner", lease.Owner)]), Ct);
                return lease.Owner;
            }
            catch (FencedException)
            {
                return null;
            }
        }));

        var winner = Assert.Single(results, r => r is not null);
        Assert.Equal(leases.MaxBy(l => l.Token)!.Owner, winner);
        Assert.Equal(winner, await ReadAsync("owner"));
    }

    [Fact]
    public async Task Keys_and_values_may_hold_any_byte_and_deletion_removes_them()
    {
        byte[] key = [.. Enumerable.Range(0, 256).Select(b => (byte)b)];
        var lease = await _store.AcquireAsync(_space, "a", Ct);
        await _store.CommitAsync(new(lease, -1, 1, [new(key, key), new([0], [])]), Ct);
        Assert.Equal(key, (await _store.GetAsync(_space, [key], Ct))[0]);
        Assert.Empty((await _store.GetAsync(_space, [[0]], Ct))[0]!);

        await _store.CommitAsync(new(lease, 1, 2, [new(key, null)]), Ct);
        Assert.Null((await _store.GetAsync(_space, [key], Ct))[0]);
        Assert.Single(await ScanAsync([], [0xFF], reverse: false));
    }

    [Fact]
    public async Task Scans_agree_with_a_sorted_list()
    {
        var rounds = 0;
        await Gen.Select(Gen.Byte.Array[1, 4].Array[0, 60], Gen.Byte.Array[0, 3], Gen.Byte.Array[0, 3]).SampleFixedAsync(
            async sample =>
            {
                var (keys, a, b) = sample;
                var space = $"{_space}/{Interlocked.Increment(ref rounds)}";
                await _store.TryWriteAsync(space, [], [.. keys.Select(k => new StateWrite(k, k))], Ct);
                var (from, to) = a.AsSpan().SequenceCompareTo(b) <= 0 ? (a, b) : (b, a);
                var expected = keys.Distinct(ByteOrder.Instance).Order(ByteOrder.Instance)
                    .Where(k => ByteOrder.Instance.Compare(k, from) >= 0 && ByteOrder.Instance.Compare(k, to) < 0).ToArray();

                Assert.Equal(expected, (await ListAsync(_store, space, from, to, reverse: false)).Select(e => e.Key));
                Assert.Equal(expected.Reverse(), (await ListAsync(_store, space, from, to, reverse: true)).Select(e => e.Value));
            },
            iter: 60);
    }

    [Fact]
    public async Task A_scan_of_more_than_a_page_misses_nothing()
    {
        var writes = Enumerable.Range(0, 2500).Select(i => new StateWrite(Encoding.UTF8.GetBytes($"k{i:D5}"), [1])).ToArray();
        await _store.TryWriteAsync(_space, [], writes, Ct);

        Assert.Equal(writes.Select(w => w.Key), (await ScanAsync([], [0xFF], reverse: false)).Select(e => e.Key));
        Assert.Equal(writes.Select(w => w.Key).Reverse(), (await ScanAsync([], [0xFF], reverse: true)).Select(e => e.Key));
    }

    [Fact]
    public async Task Spaces_do_not_see_each_other()
    {
        await _store.TryWriteAsync(_space, [], [Put("k", "v")], Ct);
        await _store.TryWriteAsync(_space + "x", [], [Put("k", "w")], Ct);
        Assert.Equal("v", await ReadAsync("k"));
        Assert.Single(await ScanAsync([], [0xFF], reverse: false));
    }

    [Fact]
    public async Task A_conditional_write_happens_only_when_every_condition_holds()
    {
        byte[] key = "k"u8.ToArray(), one = "1"u8.ToArray(), two = "2"u8.ToArray();
        Assert.True(await _store.TryWriteAsync(_space, [new(key, null)], [new(key, one)], Ct));
        Assert.False(await _store.TryWriteAsync(_space, [new(key, null)], [new(key, two)], Ct));
        Assert.False(await _store.TryWriteAsync(_space, [new(key, one), new("other"u8.ToArray(), one)], [new(key, two)], Ct));
        Assert.Equal("1", await ReadAsync("k"));
        Assert.True(await _store.TryWriteAsync(_space, [new(key, one)], [new(key, two)], Ct));
        Assert.Equal("2", await ReadAsync("k"));
    }

    [Fact]
    public async Task Of_many_that_race_for_an_absent_key_one_wins()
    {
        byte[] key = "lock"u8.ToArray();
        var won = await Task.WhenAll(Enumerable.Range(0, 32).Select(i =>
            _store.TryWriteAsync(_space, [new(key, null)], [new(key, [(byte)i])], Ct).AsTask()));
        Assert.Single(won, w => w);
    }

    private static StateWrite Put(string key, string value) => new(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(value));

    private static async Task<List<KeyValuePair<byte[], byte[]>>> ListAsync(IStateStore store, string space, byte[] from, byte[] to, bool reverse)
    {
        var entries = new List<KeyValuePair<byte[], byte[]>>();
        await foreach (var entry in store.ScanAsync(space, from, to, reverse, Ct))
        {
            entries.Add(entry);
        }

        return entries;
    }

    private Task<List<KeyValuePair<byte[], byte[]>>> ScanAsync(byte[] from, byte[] to, bool reverse) => ListAsync(_store, _space, from, to, reverse);

    private async Task<string?> ReadAsync(string key) =>
        (await _store.GetAsync(_space, [Encoding.UTF8.GetBytes(key)], Ct))[0] is { } bytes ? Encoding.UTF8.GetString(bytes) : null;
}
