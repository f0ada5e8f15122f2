using CcgcStream.Tests.Site;

namespace CcgcStream.Api.Tests.Live;

public sealed class StreamTests
{
    [Fact]
    public async Task A_stream_begins_with_a_snapshot_and_then_names_what_changed()
    {
        await using var site = await TestSite.StartAsync();
        await site.PutAsync([Scores.Of("wuhan", 80), Scores.Of("beijing", 90)]);
        await using var reader = await StreamReading.OpenAsync(site.Http);
        var snapshot = await reader.NextAsync("snapshot");
        Assert.Contains("\"wuhan\"", snapshot.Data, StringComparison.Ordinal);
        await site.Scores.PutAsync([Scores.Of("wuhan", 95, revision: 2)], default);
        var change = await reader.NextAsync("ranking");
        Assert.Contains("\"id\":\"wuhan\",\"rank\":1", change.Data, StringComparison.Ordinal);
        Assert.Contains("\"previousRank\":2", change.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resumed_stream_has_every_change_and_begins_with_no_snapshot()
    {
        await using var site = await TestSite.StartAsync();
        await site.PutAsync([Scores.Of("wuhan", 80), Scores.Of("beijing", 90)]);
        string id;
        await using (var reader = await StreamReading.OpenAsync(site.Http))
        {
            id = (await reader.NextAsync("snapshot")).Id;
        }
        await site.PutAsync([Scores.Of("wuhan", 95, revision: 2)]);
        await site.PutAsync([Scores.Of("dalian", 20, revision: 3)]);
        await using var resumed = await StreamReading.OpenAsync(site.Http, id);
        var first = await resumed.NextAsync();
        var second = await resumed.NextAsync();
        Assert.Equal(("ranking", "ranking"), (first.Name, second.Name));
        Assert.Contains("wuhan", first.Data, StringComparison.Ordinal);
        Assert.Contains("dalian", second.Data, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0-1")]
    [InlineData("nonsense")]
    public async Task An_id_that_cannot_be_resumed_from_gives_a_reset_and_a_new_snapshot(string id)
    {
        await using var site = await TestSite.StartAsync();
        await site.PutAsync([Scores.Of("wuhan", 80)]);
        await using var reader = await StreamReading.OpenAsync(site.Http, id);
        Assert.Equal("reset", (await reader.NextAsync()).Name);
        Assert.Equal("snapshot", (await reader.NextAsync()).Name);
    }

    [Fact]
    public async Task More_streams_than_allowed_are_told_to_come_back()
    {
        await using var site = await TestSite.StartAsync("Api:MaxStreams=1");
        await using var first = await StreamReading.OpenAsync(site.Http);
        await first.NextAsync("snapshot");
        var second = await site.Http.GetAsync("/v1/stream", HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, second.StatusCode);
        Assert.NotNull(second.Headers.RetryAfter);
    }
}
