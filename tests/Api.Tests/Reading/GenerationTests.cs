using System.Net;
using System.Net.Http.Json;
using System.Text;
using CcgcStream.Api.Generations;
using CcgcStream.Api.Ranking;
using CcgcStream.Tests.Site;

namespace CcgcStream.Api.Tests.Reading;

/// <summary>A replay is dropped as a whole, through the whole pipeline.</summary>
public sealed class GenerationTests
{
    [Fact]
    public async Task A_dropped_replay_is_gone_from_lists_and_rankings_and_live_data_stay()
    {
        await using var site = await TestSite.StartPipelineAsync("Collector:Preset=none");
        var now = TimeProvider.System.GetUtcNow();
        await site.PostAsync(Pieces.Many(40, now), "/v1/generations", "\"seen\":40");
        using (var content = new StringContent(Pieces.Many(30, now.AddYears(-2)), Encoding.UTF8, "application/x-ndjson"))
        {
            Assert.True((await site.Http.PostAsync("/v1/posts?generation=old-days", content)).IsSuccessStatusCode);
        }

        await site.UntilAsync("/v1/generations", "\"seen\":30");
        await site.UntilAsync("/v1/ranking?window=7d&minGrade=D&generation=old-days", "wuhan");
        Assert.Equal(HttpStatusCode.BadRequest, (await site.Http.DeleteAsync("/v1/generations/live")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Http.DeleteAsync("/v1/generations/never")).StatusCode);
        var answer = await site.Http.DeleteAsync("/v1/generations/old-days");
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal(new GenerationDropped("old-days", true), await answer.Content.ReadFromJsonAsync<GenerationDropped>());

        await site.UntilAsync("/v1/ranking?window=7d&minGrade=D&generation=old-days", "\"total\":0");

        // Each partition drops its own part when its turn comes.
        var left = (await site.UntilAsync<GenerationList>("/v1/generations", list => list.Generations.Count == 1)).Generations;
        Assert.Equal(("live", 40L), (left.Single().Name, left.Single().Seen));
        Assert.NotEmpty((await site.Http.GetFromJsonAsync<RankingResponse>("/v1/ranking?window=7d&minGrade=D&generation=live"))!.Cities);
        Assert.Contains("generation-drop", await site.Http.GetStringAsync("/v1/audit"), StringComparison.Ordinal);
    }
}
