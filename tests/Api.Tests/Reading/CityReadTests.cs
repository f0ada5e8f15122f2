using System.Net;
using System.Net.Http.Json;
using CcgcStream.Api.Explain;
using CcgcStream.Api.History;
using CcgcStream.Api.Posts;
using CcgcStream.Api.Ranking;
using CcgcStream.Tests.Site;

namespace CcgcStream.Api.Tests.Reading;

/// <summary>One site with posts that went through the whole pipeline, read in every way.</summary>
public sealed class CityReadTests(PipelineFixture pipeline) : IClassFixture<PipelineFixture>
{
    [Fact]
    public async Task Pages_of_posts_are_newest_first_and_hold_each_post_once()
    {
        var seen = new List<EvidencePost>();
        string? cursor = null;
        do
        {
            var page = (await pipeline.ReadAsync<PostPage>($"/v1/cities/wuhan/posts?window=7d&limit=7&cursor={cursor}"));
            seen.AddRange(page.Posts);
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        Assert.Equal(seen.Count, seen.Select(post => post.Id).Distinct().Count());
        Assert.Equal(seen.OrderByDescending(post => post.PublishedAt).Select(post => post.PublishedAt), seen.Select(post => post.PublishedAt));
        Assert.Equal(seen.Count, (await pipeline.ReadAsync<RankingResponse>("/v1/ranking?window=7d&minGrade=D")).Cities.Single(city => city.Id == "wuhan").Pieces);
    }

    [Fact]
    public async Task Points_of_the_dimensions_add_up_to_the_arithmetic_score_and_parts_to_their_dimension()
    {
        var answer = await pipeline.ReadAsync<Explanation>("/v1/cities/wuhan/explain?window=7d");
        Assert.Equal(answer.Arithmetic.Value, answer.Dimensions.Sum(dimension => dimension.Points), 2);
        Assert.All(answer.Dimensions.Where(dimension => !dimension.Measure.Missing), dimension =>
            Assert.Equal(dimension.Measure.Value, dimension.Parts.Sum(part => part.Points), 1));
        Assert.All(answer.Mixes.Values.Where(mix => mix.Count > 0), mix => Assert.Equal(1, mix.Sum(share => share.Share), 2));
        Assert.NotEmpty(answer.Stories);
    }

    [Fact]
    public async Task What_if_weights_move_the_composite_toward_the_dimension_they_favour()
    {
        var even = await pipeline.ReadAsync<Explanation>("/v1/cities/wuhan/explain?window=7d");
        var volume = await pipeline.ReadAsync<Explanation>("/v1/cities/wuhan/explain?window=7d&weights=1,0,0,0,0");
        Assert.Equal(even.Dimensions[0].Measure.Value, volume.Composite.Value, 3);
    }

    [Fact]
    public async Task A_past_moment_and_a_slice_count_only_what_belongs_to_them()
    {
        var now = await pipeline.ReadAsync<RankingResponse>("/v1/ranking?window=7d&minGrade=D");
        var past = await pipeline.ReadAsync<RankingResponse>($"/v1/ranking?window=7d&minGrade=D&asOf={Uri.EscapeDataString(pipeline.Now.AddHours(-24).ToString("O"))}");
        var slice = await pipeline.ReadAsync<RankingResponse>("/v1/ranking?window=7d&minGrade=D&platform=x");
        Assert.InRange(past.Cities.Sum(city => city.Pieces), 1, now.Cities.Sum(city => city.Pieces) - 1);
        Assert.InRange(slice.Cities.Sum(city => city.Pieces), 1, now.Cities.Sum(city => city.Pieces) - 1);
        Assert.Equal("platform:x", slice.Slice);
    }

    [Fact]
    public async Task History_has_evenly_spaced_points_and_gaps_where_nothing_was_published()
    {
        var history = await pipeline.ReadAsync<CityHistory>("/v1/cities/wuhan/history?window=1h&points=13");
        Assert.Equal(13, history.Points.Count);
        Assert.All(history.Points.Where(point => point.Gap), point => Assert.Null(point.Composite));
        var before = await pipeline.ReadAsync<CityHistory>("/v1/cities/wuhan/history?window=1h&points=3&asOf=2001-01-01T00:00:00Z");
        Assert.All(before.Points, point => Assert.True(point.Gap));
    }

    [Theory]
    [InlineData("/v1/ranking?window=7d&format=csv", "text/csv")]
    [InlineData("/v1/cities/wuhan/posts?window=7d&format=csv", "text/csv")]
    [InlineData("/v1/cities/wuhan/history?window=7d&points=3&format=csv", "text/csv")]
    [InlineData("/v1/ranking?window=7d&format=parquet", "application/vnd.apache.parquet")]
    [InlineData("/v1/cities/wuhan/posts?window=7d&format=parquet", "application/vnd.apache.parquet")]
    public async Task Exports_come_as_downloads(string address, string type)
    {
        var answer = await pipeline.Site.Http.GetAsync(address);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        if (address.EndsWith("parquet", StringComparison.Ordinal))
        {
            await using var reader = await Parquet.ParquetReader.CreateAsync(new MemoryStream(bytes));
            Assert.True(reader.OpenRowGroupReader(0).RowCount > 0);
        }
    }

    [Theory]
    [InlineData("/v1/cities/atlantis", HttpStatusCode.NotFound)]
    [InlineData("/v1/cities/wuhan/posts?cursor=zzz", HttpStatusCode.BadRequest)]
    [InlineData("/v1/cities/wuhan/explain?weights=1,2", HttpStatusCode.BadRequest)]
    [InlineData("/v1/cities/wuhan/history?from=2999-01-01T00:00:00Z", HttpStatusCode.BadRequest)]
    [InlineData("/v1/ranking?platform=x&language=en", HttpStatusCode.BadRequest)]
    [InlineData("/v1/compare?cities=wuhan", HttpStatusCode.BadRequest)]
    [InlineData("/v1/nothing", HttpStatusCode.NotFound)]
    [InlineData("/v1/ranking?limit=many", HttpStatusCode.BadRequest)]
    public async Task Mistakes_are_told_as_problem_documents(string address, HttpStatusCode status)
    {
        var answer = await pipeline.Site.Http.GetAsync(address);
        Assert.Equal((status, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }
}
