using CcgcStream.Aggregator.Tests.Fakes;
using CcgcStream.Servers;
using CcgcStream.State;
using CcgcStream.State.Embedded;
using CcgcStream.State.Redis;
using CcgcStream.Streaming.Embedded;
using StackExchange.Redis;

namespace CcgcStream.Aggregator.Tests.Retention;

public sealed class MemoryRetentionTests : RetentionContract
{
    protected override ValueTask<(IStateStore, IScoreStore)> OpenAsync() => new((new MemoryStateStore(), new MemoryScoreStore()));
}

public sealed class EmbeddedRetentionTests : RetentionContract
{
    private readonly TemporaryDirectory _directory = new();
    private EmbeddedDatabase? _database;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _database!.DisposeAsync();
        _directory.Dispose();
    }

    protected override ValueTask<(IStateStore, IScoreStore)> OpenAsync()
    {
        _database = EmbeddedDatabase.Open(_directory.Path);
        return new((new EmbeddedStateStore(_database), new EmbeddedScoreStore(_database)));
    }
}

public sealed class RedisRetentionTests : RetentionContract
{
    private RedisServer? _server;
    private ConnectionMultiplexer? _connection;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
            await _server!.DisposeAsync();
        }
    }

    protected override async ValueTask<(IStateStore, IScoreStore)> OpenAsync()
    {
        Assert.SkipUnless(RedisServer.Missing is null, RedisServer.Missing ?? "");
        _server = await RedisServer.StartAsync();
        _connection = await ConnectionMultiplexer.ConnectAsync(_server.ConnectionString);
        return (new RedisStateStore(_connection), new RedisScoreStore(_connection, TimeProvider.System));
    }
}
