using CcgcStream.Alerting.Sources;

namespace CcgcStream.Alerting.Tests.Sources;

public class SourceTallyTests
{
    [Fact]
    public void Nothing_is_summed_that_a_partition_has_not_closed()
    {
        Assert.Equal((101, 105), SourceTally.Ready([new(50, 110), new(60, 105)], 100));
        var (from, to) = SourceTally.Ready([new(50, 110), new(60, 100)], 100);
        Assert.True(to < from);
        Assert.Equal((1, 0), SourceTally.Ready([], 0));
    }

    [Fact]
    public void The_first_sum_begins_where_the_first_partition_began_and_goes_two_days_at_a_time() =>
        Assert.Equal((1_000, 1_191), SourceTally.Ready([new(1_000, 9_000), new(2_000, 8_000)], 0));

    [Fact]
    public void A_bucket_is_the_sum_over_partitions()
    {
        TallyDay one = new([new(7, Counts(("x", 2), ("news", 1))), new(8, Counts(("x", 5)))]), other = new([new(7, Counts(("x", 3)))]);
        var sum = TallyDay.Sum("live", 7, [one, other]);
        Assert.Equal(7, sum.Bucket);
        Assert.Equal([("news", 1), ("x", 5)], sum.Counts.Select(c => (c.Key, c.Value.Received)).Order());
        Assert.Empty(TallyDay.Sum("live", 9, [one, other]).Counts);
    }

    [Fact]
    public void Of_two_views_the_lesser_completeness_holds() => Assert.Equal(
        [("news", 0.9), ("reddit", 0.2), ("x", 0.1)],
        SourceAlertState.Least(new Dictionary<string, double> { ["x"] = 0.5, ["news"] = 0.9 }, new Dictionary<string, double> { ["x"] = 0.1, ["reddit"] = 0.2 })
            .Select(p => (p.Key, p.Value)).Order());

    private static Dictionary<string, int> Counts(params (string Platform, int Count)[] counts) => counts.ToDictionary(c => c.Platform, c => c.Count);
}
