using System.Buffers.Binary;
using CcgcStream.Contracts.V1;
using CcgcStream.Servers;
using CcgcStream.State.Redis;
using StackExchange.Redis;

namespace CcgcStream.State.Tests;

/// <summary>kill -9 of redis-server under a writer: an unknown outcome is told, the offset settles it, and every step counts once.</summary>
public sealed class RedisKillTests
{
    private const string Space = "kill/0";
    private static readonly byte[] Sum = "sum"u8.ToArray();
    private static readonly int Kills = Environment.GetEnvironmentVariable("CCGC_TEST_ALL") == "1" ? 50 : 3;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_step_counts_once_though_the_server_dies_in_between()
    {
        Assert.SkipUnless(RedisServer.Missing is null, RedisServer.Missing ?? "");
        await using var server = await RedisServer.StartAsync();
        await using var connection = await ConnectionMultiplexer.ConnectAsync(server.ConnectionString + ",connectTimeout=1000,syncTimeout=1000,asyncTimeout=1000");
        var store = new RedisStateStore(connection);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var writing = Task.Run(() => CountAsync(store, stop.Token), Ct);
        var random = new Random(7);
        for (var kill = 0; kill < Kills; kill++)
        {
            await Task.Delay(random.Next(100, 500), Ct); // The moment of the kill is the input here, not a way to wait.
            await server.KillAndRestartAsync();
        }

        await AskAsync(() => store.OffsetAsync(Space, Ct));
        await stop.CancelAsync();
        var (steps, unknown) = await writing;

        Assert.True(steps > 0 && unknown > 0, $"{steps} steps, {unknown} without an answer: the kills hit nothing");
        var offset = await store.OffsetAsync(Space, Ct);
        var sum = BinaryPrimitives.ReadInt64BigEndian((await store.GetAsync(Space, [Sum], Ct))[0]);
        Assert.Equal(offset * (offset + 1) / 2, sum);
    }

    [Fact]
    public async Task A_watcher_sees_the_last_value_although_the_server_died_in_between()
    {
        Assert.SkipUnless(RedisServer.Missing is null, RedisServer.Missing ?? "");
        await using var server = await RedisServer.StartAsync();
        await using var connection = await ConnectionMultiplexer.ConnectAsync(server.ConnectionString);
        var store = new RedisScoreStore(connection, TimeProvider.System);
        await using var watcher = store.WatchAsync(Ct).GetAsyncEnumerator(Ct);
        // A first value that arrives says that the watcher runs; a server that dies before that may end it.
        var next = watcher.MoveNextAsync();
        for (var revision = 0; !next.IsCompleted; revision++)
        {
            await PutAsync(store, "beijing", revision);
            await Task.Delay(20, Ct);
        }

        Assert.True(await next);
        next = watcher.MoveNextAsync();
        await server.KillAndRestartAsync();
        await PutAsync(store, "wuhan", 1);
        while (await next && watcher.Current.All(static score => score.City != "wuhan"))
        {
            next = watcher.MoveNextAsync();
        }

        Assert.Contains(watcher.Current, static score => score.City == "wuhan");
    }

    private static Task<int> PutAsync(RedisScoreStore store, string city, int revision) => AskAsync(async () =>
    {
        await store.PutAsync([new CityScore { Generation = "g", Window = "24h", City = city, Revision = revision }], Ct);
        return 0;
    });

    /// <summary>Adds 1, 2, 3... to a sum, the number being the offset, until told to stop.</summary>
    private static async Task<(long Steps, int Unknown)> CountAsync(RedisStateStore store, CancellationToken ct)
    {
        var unknown = 0;
        var lease = await store.AcquireAsync(Space, "counter", Ct);
        var (offset, sum) = (0L, 0L);
        await store.CommitAsync(new StateCommit(lease, -1, 0, []), Ct);
        while (!ct.IsCancellationRequested)
        {
            try
            {
                var bytes = new byte[8];
                BinaryPrimitives.WriteInt64BigEndian(bytes, sum + offset + 1);
                await store.CommitAsync(new StateCommit(lease, offset, offset + 1, [new StateWrite(Sum, bytes)]), Ct);
                (sum, offset) = (sum + offset + 1, offset + 1);
            }
            catch (StateUnavailableException)
            {
                unknown++;
                var stored = await AskAsync(() => store.OffsetAsync(Space, Ct));
                Assert.InRange(stored, offset, offset + 1);
                (sum, offset) = stored > offset ? (sum + stored, stored) : (sum, offset);
            }
            catch (OffsetConflictException e)
            {
                // What seemed lost was still under way when the offset was read.
                Assert.Equal(offset + 1, e.Stored);
                (sum, offset) = (sum + e.Stored, e.Stored);
            }
        }

        return (offset, unknown);
    }

    private static async Task<T> AskAsync<T>(Func<ValueTask<T>> question)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        limit.CancelAfter(TimeSpan.FromSeconds(90));
        while (true)
        {
            try
            {
                return await question();
            }
            catch (StateUnavailableException)
            {
                await Task.Delay(20, limit.Token);
            }
        }
    }
}
