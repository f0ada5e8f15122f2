using CcgcStream.State.Sources;
using CcgcStream.Stubs.Clocks;
using CcgcStream.Stubs.Faults;

namespace CcgcStream.Collector.Tests.Sources;

/// <summary>A source that renames a field is noticed and said in its sign of life, while all that can still be read goes through.</summary>
public sealed class DriftTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("facebook", "shares", "share_tally", "post.share_tally unknown")]
    [InlineData("instagram", "comments_count", "remarks", "media.remarks unknown")]
    [InlineData("youtube", "statistics", "numbers", "video.numbers unknown")]
    [InlineData("x-search", "lang", "tongue", "post.tongue unknown")]
    [InlineData("newsapi", "source", "origin", "article.origin unknown, article.source missing")]
    [InlineData("gdelt-doc", "domain", "site", "article.domain missing, article.site unknown")]
    [InlineData("reddit", "score", "points", "t3.score missing")]
    public async Task A_renamed_field_is_noticed(string source, string old, string renamed, string drift)
    {
        await using var stub = StubCatalogue.All[source](new Corpus(400, Now), 1);
        stub.Faults.Only();
        stub.Renamed = (old, renamed);
        await stub.StartAsync();
        var trial = new SourceTrial(stub.Settings, stub.Truth, new AcceleratedClock(Now)) { Settled = stub.IsAccountedFor };
        await trial.RunAsync();
        var heartbeat = Assert.Single(await new SourceHealthReader(trial.State).ReadAsync(1, TestContext.Current.CancellationToken)).Heartbeat;
        Assert.Equal(drift, string.Join(", ", heartbeat.Drift.OrderBy(d => d.Field, StringComparer.Ordinal).Select(d => $"{d.Field} {d.Change}")));
        Assert.All(heartbeat.Drift, d => Assert.Equal(1, d.Share));
    }
}
