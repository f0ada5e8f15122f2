using CcgcStream.Servers;
using CcgcStream.State.Embedded;
using CcgcStream.Streaming;
using CcgcStream.Streaming.Embedded;

namespace CcgcStream.State.Tests;

public sealed class EmbeddedStateStoreTests : StateStoreContract
{
    private readonly TemporaryDirectory _directory = new();
    private EmbeddedDatabase? _database;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _database!.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public void A_second_process_is_told_that_the_database_is_in_use() =>
        Assert.Contains("in use", Assert.Throws<EventLogException>(() => EmbeddedDatabase.Open(_directory.Path)).Message, StringComparison.Ordinal);

    protected override ValueTask<IStateStore> OpenAsync() =>
        ValueTask.FromResult<IStateStore>(new EmbeddedStateStore(_database = EmbeddedDatabase.Open(_directory.Path)));
}

public sealed class EmbeddedScoreStoreTests : ScoreStoreContract
{
    private readonly TemporaryDirectory _directory = new();
    private EmbeddedDatabase? _database;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _database!.DisposeAsync();
        _directory.Dispose();
    }

    protected override ValueTask<IScoreStore> OpenAsync() =>
        ValueTask.FromResult<IScoreStore>(new EmbeddedScoreStore(_database = EmbeddedDatabase.Open(_directory.Path)));
}
