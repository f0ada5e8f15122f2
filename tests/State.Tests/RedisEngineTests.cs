using CcgcStream.Servers;
using CcgcStream.State.Redis;
using StackExchange.Redis;

namespace CcgcStream.State.Tests;

/// <summary>One redis-server for the whole suite; every test has spaces of its own.</summary>
public sealed class RedisFixture : IAsyncLifetime
{
    private RedisServer? _server;
    private ConnectionMultiplexer? _connection;

    public ConnectionMultiplexer Connection
    {
        get
        {
            Assert.SkipUnless(_connection is not null, RedisServer.Missing ?? "");
            return _connection!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (RedisServer.Missing is null)
        {
            _server = await RedisServer.StartAsync();
            _connection = await ConnectionMultiplexer.ConnectAsync(_server.ConnectionString);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
            await _server!.DisposeAsync();
        }
    }
}

public sealed class RedisStateStoreTests(RedisFixture redis) : StateStoreContract, IClassFixture<RedisFixture>
{
    protected override ValueTask<IStateStore> OpenAsync() => ValueTask.FromResult<IStateStore>(new RedisStateStore(redis.Connection));
}

public sealed class RedisScoreStoreTests(RedisFixture redis) : ScoreStoreContract, IClassFixture<RedisFixture>
{
    protected override ValueTask<IScoreStore> OpenAsync() => ValueTask.FromResult<IScoreStore>(new RedisScoreStore(redis.Connection, TimeProvider.System));
}
