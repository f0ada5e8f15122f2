using CcgcStream.Aggregator.Folding;
using CcgcStream.Aggregator.Tests.Worlds;

namespace CcgcStream.Aggregator.Tests.Folding;

/// <summary>The state is a function of the set of records.</summary>
public sealed class OrderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Any_order_batching_and_duplication_gives_the_same_bytes(int seed)
    {
        var records = new PieceMaker(seed).Records(1500);
        var plain = FoldRun.Digest(await FoldRun.FoldAsync(records, 200));
        var shuffled = FoldRun.Shuffled(records, seed + 10);
        Assert.Equal(plain, FoldRun.Digest(await FoldRun.FoldAsync(shuffled, 97)));
        var doubled = FoldRun.Shuffled([.. records, .. records.Where((_, at) => at % 3 == 0)], seed + 20);
        Assert.Equal(plain, FoldRun.Digest(await FoldRun.FoldAsync(doubled, 1000)));
    }

    [Fact]
    public async Task Letting_go_of_memory_changes_nothing()
    {
        var records = new PieceMaker(7).Records(1200);
        var roomy = FoldRun.Digest(await FoldRun.FoldAsync(records, 50));
        var tight = new FoldLimits { Buckets = 100, Mentions = 50, LedgerEntries = 20, KeepBatches = 1 };
        Assert.Equal(roomy, FoldRun.Digest(await FoldRun.FoldAsync(FoldRun.Shuffled(records, 3), 40, tight)));
    }

    [Fact]
    public async Task Any_order_of_a_large_set_gives_the_same_bytes()
    {
        // A shuffled batch touches most of the state, whatever its size: large ones make a million pieces bearable.
        var all = Environment.GetEnvironmentVariable("CCGC_TEST_ALL") == "1";
        var (pieces, batch, other) = all ? (1_000_000, 32_768, 25_000) : (20_000, 4096, 3000);
        var records = new PieceMaker(11, cities: 100, days: 100).Records(pieces);
        var plain = FoldRun.Digest(await FoldRun.FoldAsync(records, batch));
        var doubled = records.Where((_, at) => at % 10 == 0);
        Assert.Equal(plain, FoldRun.Digest(await FoldRun.FoldAsync(FoldRun.Shuffled([.. records, .. doubled], 5), other)));
    }
}
