using CcgcStream.Aggregator.Retention;
using CcgcStream.Aggregator.Tests.Fakes;
using CcgcStream.Aggregator.Tests.Worlds;
using CcgcStream.Index.Composite;
using CcgcStream.Index.Mentions;
using CcgcStream.Index.Methodology;
using CcgcStream.Index.Windows;

namespace CcgcStream.Aggregator.Tests.Retention;

/// <summary>How far back the history reaches with the settings as they ship: values are exact up to the edge, and told to be gone beyond.</summary>
public sealed class HistoryEdgeTests
{
    private const long MinuteUs = 60_000_000;
    private const long DayUs = 1440 * MinuteUs;
    private const int Days = 460;

    [Fact]
    public async Task Minutes_last_48_hours_and_hours_last_400_days_exactly_and_what_is_older_is_a_gap()
    {
        var records = new PieceMaker(71, "live", cities: 1, days: Days).Records(1500, versions: false);
        await using var all = new LivePartition(new MemoryStateStore(), new MemoryScoreStore(), new RetentionOptions { Enabled = false });
        await using var kept = new LivePartition(new MemoryStateStore(), new MemoryScoreStore(), new RetentionOptions());
        await all.LiveThroughAsync(records, Days, step: 10);
        await kept.LiveThroughAsync(records, Days, step: 10);
        Assert.True((await kept.CountAsync())['m'] < (await all.CountAsync())['m'] / 5);
        Assert.True((await kept.CountAsync())['b'] < (await all.CountAsync())['b']);

        foreach (var agoUs in Enumerable.Range(0, 48).Select(hour => (hour * 61L * MinuteUs)).Append(48 * 60 * MinuteUs))
        {
            await SameAsync(all, kept, IndexWindow.Hour, agoUs, Slice.All);
        }

        foreach (var window in IndexWindow.All.Skip(1))
        {
            foreach (var day in new[] { 0, 1, 45, 52, 53, 90, 200, 399, 400 })
            {
                await SameAsync(all, kept, window, day * DayUs, Slice.All);
            }
        }

        var platform = Slice.Parse("platform:x")!.Value;
        await SameAsync(all, kept, IndexWindow.Day, 48 * 60 * MinuteUs, platform);
        await SameAsync(all, kept, IndexWindow.Month, 390 * DayUs, platform);

        // A window that is whole, compared with a time that is not: what is gone is unknown, not silence.
        var (whole, part) = (await InputAsync(all, IndexWindow.Hour, (30 * DayUs) + (7 * MinuteUs), Slice.All), await InputAsync(kept, IndexWindow.Hour, (30 * DayUs) + (7 * MinuteUs), Slice.All));
        Assert.True(part.Kept);
        Assert.Equal((4, 3), (whole.BaselineWeights.Count, part.BaselineWeights.Count));
        Assert.Equal(whole.BaselineWeights.Take(3), part.BaselineWeights);
        Assert.NotNull(whole.Before);
        Assert.Null(part.Before);

        await GoneAsync(kept, IndexWindow.Hour, 53, Slice.All);
        await GoneAsync(kept, IndexWindow.Day, 53, platform);
        await GoneAsync(kept, IndexWindow.Day, 441, Slice.All);
        await GoneAsync(kept, IndexWindow.Week, 441, Slice.All);
    }

    private static async Task SameAsync(LivePartition all, LivePartition kept, IndexWindow window, long agoUs, Slice slice)
    {
        var expected = await InputAsync(all, window, agoUs, slice);
        var found = await InputAsync(kept, window, agoUs, slice);
        Assert.True(found.Kept, $"{window.Name}, {agoUs / DayUs} days ago");
        Assert.Equal(Text(expected), Text(found));
    }

    private static async Task GoneAsync(LivePartition kept, IndexWindow window, int daysAgo, Slice slice) =>
        Assert.False((await InputAsync(kept, window, daysAgo * DayUs, slice)).Kept, $"{window.Name}, {daysAgo} days ago");

    private static ValueTask<Index.Dimensions.WindowInput> InputAsync(LivePartition partition, IndexWindow window, long agoUs, Slice slice) =>
        partition.Reader.WindowAsync("live", "city0", window, partition.NowUs - agoUs, slice, default);

    private static string Text(Index.Dimensions.WindowInput input) =>
        string.Join('\n', CityScorer.Score(input, MethodologyReader.Default).Dimensions.Select(dimension => $"{dimension.Dimension} {dimension.Estimate}"));
}
