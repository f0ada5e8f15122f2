using System.Net;
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

        using var unknown = await pipeline.Site.Http.GetAsync("/v1/ranking?methodology=none");
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
    }
}
