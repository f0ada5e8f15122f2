using System.Text.Json;
using CcgcStream.Dashboard.Tests.Browser;
using CcgcStream.Dashboard.Tests.Flows;
using CcgcStream.Contracts.Sources;
using CcgcStream.State;
using CcgcStream.State.Sources;
using CcgcStream.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace CcgcStream.Dashboard.Tests.Views;

/// <summary>A site with something to show in every view: posts through the pipeline, all cities ranked, an alert and two sources.</summary>
public sealed class ShowcaseFixture : IAsyncLifetime
{
    private long _revision = long.MaxValue / 2;
    private readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();

    public TestSite Site { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Site = await TestSite.StartPipelineAsync("Collector:Preset=none");
        await Site.PostAsync(Pieces.Many(700, _now), "/v1/pipeline", "\"lag\":0");
        // Cities that the posts do not name, so that the ranking is full.
        var quiet = TestSite.Cities.Except(["wuhan", "beijing", "shanghai", "chengdu", "guangzhou"]).ToArray();
        var asOf = _now.ToUnixTimeMilliseconds() * 1000;
        var scores = Scores.OfAll(quiet, window: "7d");
        foreach (var score in scores)
        {
            score.AsOfUs = asOf;
        }
        await Site.Scores.PutAsync(scores, default);
        await Site.Scores.PutAsync(Scores.OfAll(TestSite.Cities, generation: "simulated", simulated: true), default);
        await Site.UntilAsync("/v1/ranking?window=7d", "dalian");
        await Site.UntilAsync("/v1/ranking?generation=simulated", "dalian");
        await AlertMaker.AddAsync(Site, _now);
        await AddSourceAsync("guardian-rss", "rss", "running", "", missing: 3);
        await AddSourceAsync("mastodon-public", "mastodon", "failing", "the server answers 503 since 20 minutes", missing: 9);
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    /// <summary>Moves a city's score of the last seven days, as new posts would.</summary>
    public async Task TouchAsync(string city)
    {
        var revision = Interlocked.Increment(ref _revision);
        var score = Scores.Of(city, 41.5, revision, "7d");
        score.AsOfUs = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() * 1000;
        await Site.PutAsync([score]);
    }

    private async Task AddSourceAsync(string name, string type, string state, string problem, int missing)
    {
        var store = Site.Services.GetRequiredService<IStateStore>();
        var hour = new DateTimeOffset(_now.Year, _now.Month, _now.Day, _now.Hour, 0, 0, TimeSpan.Zero);
        var beat = new SourceHeartbeat { Source = name, Type = type, Generation = "live", At = _now, State = state, Problem = problem, LastItemAt = _now.AddMinutes(-missing * 2), HttpStatus = 200 };
        var writes = new List<StateWrite> { new(SourceKeys.Heartbeat(name), JsonSerializer.SerializeToUtf8Bytes(beat, SourceJsonContext.Default.SourceHeartbeat)) };
        for (var back = 0; back < 24; back++)
        {
            var account = new SourceHour { Hour = hour.AddHours(-back), Received = 120 - back, Missed = back == missing ? 200 : back % 5 * 3 };
            writes.Add(new(SourceKeys.Hour(name, account.Hour), JsonSerializer.SerializeToUtf8Bytes(account, SourceJsonContext.Default.SourceHour)));
        }
        Assert.True(await store.TryWriteAsync(SourceKeys.Space, [], writes, default));
    }
}

/// <summary>The tests that look at the site with something in every view.</summary>
[CollectionDefinition(Name)]
public sealed class ShowcaseGroup : ICollectionFixture<ChromiumFixture>, ICollectionFixture<ShowcaseFixture>
{
    public const string Name = "Showcase";
}
