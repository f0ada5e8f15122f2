using System.Net;
using System.Net.Http.Json;
using CcgcStream.Api.Ranking;
using CcgcStream.Tests.Site;

namespace CcgcStream.Api.Tests.Ranking;

public sealed class RankingTests
{
    [Fact]
    public async Task Cities_are_ranked_by_score_with_an_interval_around_each_rank()
    {
        await using var site = await TestSite.StartAsync();
        await site.PutAsync([Scores.Of("wuhan", 80), Scores.Of("beijing", 90), Scores.Of("shanghai", 79.5)]);
        var ranking = (await site.Http.GetFromJsonAsync<RankingResponse>("/v1/ranking"))!;
        Assert.Equal(["beijing", "wuhan", "shanghai"], ranking.Cities.Select(city => city.Id));
        Assert.Equal([1, 2, 3], ranking.Cities.Select(city => city.Rank!.Value));
        Assert.All(ranking.Cities, city => Assert.InRange(city.Rank!.Value, city.RankLo!.Value, city.RankHi!.Value));
        Assert.Equal((2, 3), (ranking.Cities[1].RankLo, ranking.Cities[1].RankHi));
        Assert.Equal("武汉", ranking.Cities[1].NameZh);
        Assert.Equal(("live", "24h", false), (ranking.Generation, ranking.Window, ranking.Simulated));
    }

    [Fact]
    public async Task A_city_of_grade_D_is_shown_but_not_ranked_unless_asked_for()
    {
        await using var site = await TestSite.StartAsync();
        await site.PutAsync([Scores.Of("wuhan", 95, halfWidth: 15), Scores.Of("beijing", 90)]);
        var ranking = (await site.Http.GetFromJsonAsync<RankingResponse>("/v1/ranking"))!;
        Assert.Equal(("beijing", 1), (ranking.Cities[0].Id, ranking.Ranked));
        Assert.Null(ranking.Cities[1].Rank);
        var all = (await site.Http.GetFromJsonAsync<RankingResponse>("/v1/ranking?minGrade=D"))!;
        Assert.Equal(("wuhan", 1), (all.Cities[0].Id, all.Cities[0].Rank));
    }

    [Theory]
    [InlineData("window=2h", "window")]
    [InlineData("limit=0", "limit")]
    [InlineData("by=luck", "by")]
    [InlineData("generation=a/b", "generation")]
    public async Task A_wrong_parameter_is_named_in_a_problem_document(string query, string parameter)
    {
        await using var site = await TestSite.StartAsync();
        var answer = await site.Http.GetAsync("/v1/ranking?" + query);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains($"\"parameter\":\"{parameter}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unchanged_ranking_is_answered_with_304_and_a_changed_one_is_not()
    {
        await using var site = await TestSite.StartAsync();
        await site.PutAsync(Scores.OfAll(TestSite.Cities));
        var first = await site.Http.GetAsync("/v1/ranking");
        async Task<HttpStatusCode> AgainAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/ranking");
            request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            return (await site.Http.SendAsync(request)).StatusCode;
        }
        Assert.Equal(HttpStatusCode.NotModified, await AgainAsync());
        await site.PutAsync(Scores.OfAll(TestSite.Cities, revision: 2));
        Assert.Equal(HttpStatusCode.OK, await AgainAsync());
    }

    [Fact]
    public async Task Without_a_generation_live_wins_over_a_replay_and_a_replay_over_the_simulation()
    {
        await using var site = await TestSite.StartAsync();
        await site.PutAsync([Scores.Of("wuhan", 50, generation: "simulated", simulated: true)]);
        Assert.True((await site.Http.GetFromJsonAsync<RankingResponse>("/v1/ranking"))!.Simulated);
        await site.PutAsync([Scores.Of("wuhan", 50, generation: "year-2020")]);
        Assert.Equal("year-2020", (await site.Http.GetFromJsonAsync<RankingResponse>("/v1/ranking"))!.Generation);
        await site.PutAsync([Scores.Of("wuhan", 50)]);
        Assert.Equal("live", (await site.Http.GetFromJsonAsync<RankingResponse>("/v1/ranking"))!.Generation);
    }
}
