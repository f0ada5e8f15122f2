using CcgcStream.Aggregator.Publishing;
using CcgcStream.Contracts.V1;

namespace CcgcStream.Aggregator.Tests.Publishing;

public sealed class PendingScoreTests
{
    [Fact]
    public void Of_a_city_and_window_only_the_last_score_waits_and_what_is_put_back_gives_way_to_newer()
    {
        var pending = new PendingScores();
        Assert.True(pending.TryOffer([Of("a", 1), Of("a", 2), Of("b", 1)]));
        var taken = pending.Take(10);
        Assert.Equal([("a", 2L), ("b", 1L)], taken.Select(score => (score.City, score.Revision)).Order());
        Assert.True(pending.TryOffer([Of("a", 3)]));
        pending.Return(taken);
        // The older owner of a partition comes late.
        Assert.True(pending.TryOffer([Of("a", 1)]));
        Assert.Equal([("a", 3L), ("b", 1L)], pending.Take(10).Select(score => (score.City, score.Revision)).Order());
        Assert.Empty(pending.Take(10));
    }

    [Fact]
    public void Where_there_is_no_room_the_caller_is_told_and_what_waits_is_still_kept_up_to_date()
    {
        var pending = new PendingScores(most: 2);
        Assert.True(pending.TryOffer([Of("a", 1), Of("b", 1)]));
        Assert.False(pending.TryOffer([Of("a", 2), Of("c", 1)]));
        Assert.Equal([("a", 2L), ("b", 1L)], pending.Take(9).Select(score => (score.City, score.Revision)).Order());
        Assert.True(pending.TryOffer([Of("c", 1)]));
    }

    private static CityScore Of(string city, long revision) => new() { Generation = "live", City = city, Window = "24h", Revision = revision };
}
