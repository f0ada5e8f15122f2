using CcgcStream.Aggregator.Tests.Fakes;
using CcgcStream.Aggregator.Tests.Worlds;
using CcgcStream.State;

namespace CcgcStream.Aggregator.Tests.Partitions;

/// <summary>Wherever a writer dies, and whatever it learns of its commit, the state ends the same.</summary>
public sealed class KillPointTests
{
    private static readonly string Plain = PlainAsync().GetAwaiter().GetResult();

    [Theory]
    [InlineData(nameof(CommitFault.Lost))]
    [InlineData(nameof(CommitFault.Unknown))]
    public async Task A_commit_whose_outcome_is_lost_is_neither_skipped_nor_doubled(string fault)
    {
        var log = new ScriptedLog(new PieceMaker(5).Records(400));
        var store = new MemoryStateStore { Faults = commit => commit % 3 == 1 ? Enum.Parse<CommitFault>(fault) : CommitFault.None };
        await ProcessorRun.RunAsync(log, store, new MemoryScoreStore(), 60);
        Assert.Equal(Plain, FoldRun.Digest(store));
    }

    [Fact]
    public async Task A_restart_after_every_commit_changes_nothing()
    {
        var log = new ScriptedLog(new PieceMaker(5).Records(400));
        var store = new MemoryStateStore();
        var scores = new MemoryScoreStore();
        var next = 0;
        while (next < log.Records.Count)
        {
            await using var processor = await ProcessorRun.Factory(log, store, scores).OpenAsync(ScriptedLog.Topic, 0, default);
            Assert.Equal(next, processor.StartOffset);
            var batch = log.Records.Skip(next).Take(75).ToArray();
            await processor.ProcessAsync(batch, default);
            next += batch.Length;
        }

        Assert.Equal(Plain, FoldRun.Digest(store));
    }

    [Fact]
    public async Task Records_that_are_given_again_are_skipped_by_their_offset()
    {
        var log = new ScriptedLog(new PieceMaker(5).Records(400));
        var store = new MemoryStateStore();
        await using var processor = await ProcessorRun.Factory(log, store, new MemoryScoreStore()).OpenAsync(ScriptedLog.Topic, 0, default);
        for (var at = 0; at < log.Records.Count; at += 50)
        {
            await processor.ProcessAsync([.. log.Records.Skip(Math.Max(0, at - 30)).Take(80)], default);
        }

        Assert.Equal(Plain, FoldRun.Digest(store));
    }

    [Fact]
    public async Task A_writer_that_lost_its_partition_stops_and_writes_nothing()
    {
        var log = new ScriptedLog(new PieceMaker(5).Records(100));
        var store = new MemoryStateStore();
        await using var old = await ProcessorRun.Factory(log, store, new MemoryScoreStore()).OpenAsync(ScriptedLog.Topic, 0, default);
        await using var current = await ProcessorRun.Factory(log, store, new MemoryScoreStore()).OpenAsync(ScriptedLog.Topic, 0, default);
        await current.ProcessAsync([.. log.Records.Take(50)], default);
        var before = FoldRun.Digest(store);
        await Assert.ThrowsAsync<FencedException>(() => old.ProcessAsync([.. log.Records.Take(80)], default).AsTask());
        Assert.Equal(before, FoldRun.Digest(store));
    }

    [Fact]
    public async Task Poison_goes_to_the_dead_letters_untouched_and_the_rest_goes_through()
    {
        var log = new ScriptedLog(new PieceMaker(5).Records(50));
        var store = new MemoryStateStore();
        await using var processor = await ProcessorRun.Factory(log, store, new MemoryScoreStore()).OpenAsync(ScriptedLog.Topic, 0, default);
        byte[] poison = [0xFF, 0x01, 0x02];
        await processor.ProcessAsync([log.Records[0], log.Records[1] with { Value = poison }, log.Records[2]], default);
        var (topic, dead) = Assert.Single(log.Appended);
        Assert.Equal("posts.enriched.dead", topic);
        Assert.Equal(poison, dead.Value.ToArray());
        Assert.Equal(3, await store.OffsetAsync(FoldRun.Space, default));
    }

    private static async Task<string> PlainAsync() => FoldRun.Digest(await FoldRun.FoldAsync(new PieceMaker(5).Records(400), 60));
}
