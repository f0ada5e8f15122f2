using System.Net;
using CcgcStream.Api.Cities;
using CcgcStream.Api.Explain;
using CcgcStream.Api.Methodology;
using CcgcStream.Api.Ranking;
using CcgcStream.Tests.Site;

namespace CcgcStream.Api.Tests.Methodology;

/// <summary>Several methodologies answer side by side.</summary>
public sealed class MethodologyTests(PipelineFixture pipeline) : IClassFixture<PipelineFixture>
{
    [Fact]
    public async Task Every_version_scores_the_same_pieces_and_says_which_it_is()
    {
        var list = await pipeline.ReadAsync<MethodologyList>("/v1/methodology");
        Assert.Equal(["2", "1"], list.Versions.Select(entry => entry.Version));
        foreach (var version in list.Versions.Select(entry => entry.Version))
        {
            var ranking = await pipeline.ReadAsync<RankingResponse>($"/v1/ranking?window=7d&minGrade=D&methodology={version}");
            Assert.Equal(version, ranking.MethodologyVersion);
            Assert.NotEmpty(ranking.Cities);
            Assert.Equal(version, (await pipeline.ReadAsync<Explanation>($"/v1/cities/wuhan/explain?window=7d&methodology={version}")).MethodologyVersion);
        }

        // The two differ where a part is missing, so that a parameter which nobody reads would show.
        var (one, two) = (await DetailAsync("1"), await DetailAsync("2"));
        Assert.Equal(one.Windows["7d"].Pieces, two.Windows["7d"].Pieces);
        Assert.NotEqual(one.Windows["7d"].Composite.Value, two.Windows["7d"].Composite.Value);
        Assert.Equal(two.Windows["7d"].Composite, (await DetailAsync("")).Windows["7d"].Composite);
    }

    [Theory]
    [InlineData("/v1/ranking?methodology=none")]
    [InlineData("/v1/cities/wuhan?methodology=none")]
    [InlineData("/v1/cities/wuhan/history?methodology=none")]
    [InlineData("/v1/cities/wuhan/explain?methodology=none")]
    [InlineData("/v1/cities/wuhan/explain/tree?methodology=none")]
    [InlineData("/v1/cities/wuhan/changes?methodology=none")]
    [InlineData("/v1/compare?cities=wuhan,beijing&methodology=none")]
    [InlineData("/v1/report?methodology=none")]
    [InlineData("/v1/stream?methodology=none")]
    [InlineData("/v1/stream?methodology=1")]
    public async Task A_version_that_is_not_there_is_told_with_those_that_are(string address)
    {
        using var answer = await pipeline.Site.Http.GetAsync(address);
        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains(address.EndsWith("none", StringComparison.Ordinal) ? "2, 1" : "version 2", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private Task<CityDetail> DetailAsync(string version) => pipeline.ReadAsync<CityDetail>($"/v1/cities/wuhan?methodology={version}");
}
