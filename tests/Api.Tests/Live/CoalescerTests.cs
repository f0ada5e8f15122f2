using CcgcStream.Api.Live;

namespace CcgcStream.Api.Tests.Live;

public sealed class CoalescerTests
{
    [Fact]
    public void Changes_in_a_row_are_merged_and_nothing_moves_past_an_alert()
    {
        LiveEvent[] events = [.. Changes(1, 5), Alert(6), .. Changes(7, 3), Alert(10), .. Changes(11, 4)];
        var plan = Coalescer.Plan(events).ToArray();
        Assert.Equal([5, 6, 7, 8, 9, 10, 14], plan.Select(step => step.Sequence));
        Assert.Equal([true, false, false, false, false, false, true], plan.Select(step => step.Merged is not null));
        Assert.Equal(5, plan[0].Merged!.Revision);
        Assert.Equal((5, 0), (plan[0].Merged!.Changes.Single().Rank, plan[0].Merged!.Changes.Single().PreviousRank));
    }

    private static IEnumerable<LiveEvent> Changes(int first, int count) => Enumerable.Range(first, count).Select(n => new LiveEvent(
        n, "live/24h", new RankChangeSet("live", "24h", null, n, false, [new RankChange("wuhan", n, n, n, n - 1, n, n, n, "A", n)]), new byte[1]));

    private static LiveEvent Alert(int n) => new(n, "alerts", null, new byte[1]);
}
