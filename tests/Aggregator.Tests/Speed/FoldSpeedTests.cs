using System.Diagnostics;
using CcgcStream.Aggregator.Folding;
using CcgcStream.Aggregator.Tests.Fakes;
using CcgcStream.Aggregator.Tests.Worlds;

namespace CcgcStream.Aggregator.Tests.Speed;

/// <summary>How fast the fold is in memory: what the store takes is not counted.</summary>
public sealed class FoldSpeedTests
{
    [Fact]
    public async Task Mentions_fold_fast_enough_in_order_of_time()
    {
        var pieces = Environment.GetEnvironmentVariable("CCGC_TEST_ALL") == "1" ? 300_000 : 30_000;
        var records = new PieceMaker(31, cities: 100, days: 30).Records(pieces, versions: false)
            .OrderBy(record => record.Mention?.PublishedAtUs ?? record.Sweep.Posts[0].PublishedAtUs).ToList();
        var mentions = records.Count(record => record.Mention is not null);
        var folder = new BatchFolder(new MemoryStateStore(), FoldRun.Space, new FoldLimits { Buckets = 10_000_000, Mentions = 10_000_000, LedgerEntries = 10_000_000 }, TimeProvider.System);
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        for (var at = 0; at < records.Count; at += 4096)
        {
            await folder.FoldAsync(records.GetRange(at, Math.Min(4096, records.Count - at)), default);
        }

        // CPU time of the whole process: neighbours on the machine stretch the clock, and tests beside this one only add.
        var each = (Process.GetCurrentProcess().TotalProcessorTime - before) / mentions;
        TestContext.Current.TestOutputHelper?.WriteLine($"{each.TotalMicroseconds:F1} us of CPU a mention");
        Assert.True(each < TimeSpan.FromMilliseconds(2), $"{each.TotalMicroseconds:F1} us of CPU a mention"); // A gate against collapse, not the figure.
    }
}
