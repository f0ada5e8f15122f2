using CcgcStream.Collector.Sources.Rss;

namespace CcgcStream.Collector.Tests.Rss;

public sealed class StarterListTests
{
    [Fact]
    public void Names_more_than_a_hundred_outlets_in_more_than_fifteen_languages()
    {
        var feeds = FeedList.Starter().ToList();
        Assert.True(feeds.Select(f => f.Domain).Distinct().Count() > 100);
        Assert.True(feeds.Select(f => f.Language).Distinct().Count() > 15);
        Assert.Equal(feeds.Count, feeds.Select(f => f.Key).Distinct().Count());
        Assert.All(feeds, f => Assert.Matches("^[A-Z]{2}$", f.Country));
    }

    [Theory]
    [InlineData("Tue, 03 Feb 2020 04:05:06 EST", "2020-02-03T09:05:06Z")]
    [InlineData("3 Feb 2020 04:05:06 +0800", "2020-02-02T20:05:06Z")]
    [InlineData("Mo., 03 Feb 2020 04:05:06 GMT", "2020-02-03T04:05:06Z")]
    [InlineData("2020-02-03T04:05:06+08:00", "2020-02-02T20:05:06Z")]
    [InlineData("yesterday", null)]
    public void Reads_the_dates_that_feeds_write(string text, string? expected) =>
        Assert.Equal(expected is null ? null : DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), FeedTime.Parse(text));

    [Theory]
    [InlineData("/feed.xml", true)]
    [InlineData("/private/feed.xml", false)]
    [InlineData("/private/open/a", true)]
    [InlineData("/x/archive.php?a", false)]
    public void Keeps_to_robots_txt(string path, bool allowed)
    {
        var rules = RobotsRules.Parse("User-agent: other\nDisallow: /\n\nUser-agent: *\nDisallow: /private # no\nAllow: /private/open\nDisallow: /*.php\n");
        Assert.Equal(allowed, RobotsRules.Allows(rules, path));
    }
}
