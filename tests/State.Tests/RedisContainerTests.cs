using CcgcStream.State.Redis;
using StackExchange.Redis;
using Testcontainers.Redis;

namespace CcgcStream.State.Tests;

/// <summary>The newest Redis in a container, where Docker runs; Debian's own is in <see cref="RedisStateStoreTests"/>.</summary>
public sealed class RedisContainerFixture : IAsyncLifetime
{
    private RedisContainer? _container;
    private ConnectionMultiplexer? _connection;

    public ConnectionMultiplexer Connection
    {
        get
        {
            Assert.SkipUnless(_connection is not null, "no Docker engine answers, so there is no container of Redis");
            return _connection!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (File.Exists("/var/run/docker.sock"))
        {
            _container = new RedisBuilder("redis:8-alpine").Build();
            await _container.StartAsync();
            _connection = await ConnectionMultiplexer.ConnectAsync(_container.GetConnectionString());
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
            await _container!.DisposeAsync();
        }
    }
}

public sealed class RedisContainerStateStoreTests(RedisContainerFixture redis) : StateStoreContract, IClassFixture<RedisContainerFixture>
{
    protected override ValueTask<IStateStore> OpenAsync() => ValueTask.FromResult<IStateStore>(new RedisStateStore(redis.Connection));
}

public sealed class RedisContainerScoreStoreTests(RedisContainerFixture redis) : ScoreStoreContract, IClassFixture<RedisContainerFixture>
{
    protected override ValueTask<IScoreStore> OpenAsync() => ValueTask.FromResult<IScoreStore>(new RedisScoreStore(redis.Connection, TimeProvider.System));
}
