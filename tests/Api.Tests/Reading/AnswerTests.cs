using System.Net;
using System.Text;
using CcgcStream.Tests.Site;

namespace CcgcStream.Api.Tests.Reading;

/// <summary>What holds for every answer: problems as documents, and an ETag that spares the reader the body.</summary>
public sealed class AnswerTests(PipelineFixture pipeline) : IClassFixture<PipelineFixture>
{
    [Theory]
    [InlineData("GET", "/v1/nothing", "", 0, HttpStatusCode.NotFound)]
    [InlineData("DELETE", "/v1/ranking", "", 0, HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/v1/alerts/a/silence", "text/plain", 1, HttpStatusCode.UnsupportedMediaType)]
    [InlineData("POST", "/v1/alerts/a/silence", "application/json", 40_000, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("POST", "/v1/alerts/a/silence", "application/json", 1, HttpStatusCode.BadRequest)]
    [InlineData("POST", "/v1/posts", "image/png", 1, HttpStatusCode.UnsupportedMediaType)]
    [InlineData("POST", "/v1/posts", "application/json", 1, HttpStatusCode.BadRequest)]
    public async Task Every_refusal_is_a_problem_document(string method, string path, string type, int length, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (length > 0)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes("\"" + new string('a', length)));
            request.Content.Headers.ContentType = new(type);
        }
        using var answer = await pipeline.Site.Http.SendAsync(request);
        Assert.Equal((expected, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains($"\"status\":{(int)expected}", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sender_who_reads_no_JSON_is_told_of_each_bad_item_all_the_same()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/posts") { Content = new StringContent("{\"id\":", Encoding.UTF8, "application/json") };
        request.Headers.Accept.ParseAdd("text/html");
        using var answer = await pipeline.Site.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("\"items\":[", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/ranking?window=7d")]
    [InlineData("/v1/ranking?window=7d&platform=x")]
    [InlineData("/v1/ranking?window=7d&format=csv")]
    [InlineData("/v1/cities")]
    [InlineData("/v1/cities/wuhan")]
    [InlineData("/v1/cities/wuhan/history?asOf=2030-01-01T00:00:00Z&points=3")]
    [InlineData("/v1/cities/wuhan/explain?window=365d&asOf=2030-01-01T00:00:00Z")]
    [InlineData("/v1/cities/wuhan/explain/tree?window=365d&asOf=2030-01-01T00:00:00Z")]
    [InlineData("/v1/cities/wuhan/posts?window=7d")]
    [InlineData("/v1/cities/wuhan/posts?window=7d&format=parquet")]
    [InlineData("/v1/compare?cities=wuhan,beijing&window=7d")]
    [InlineData("/v1/alerts")]
    [InlineData("/v1/report?from=2020-01-01&to=2020-01-31")]
    [InlineData("/v1/generations")]
    public async Task A_read_may_be_kept_and_is_answered_with_304_while_it_is_the_same(string address)
    {
        using var first = await pipeline.Site.Http.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.NotNull(first.Headers.ETag);
        Assert.True(first.Headers.CacheControl!.NoCache);
        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag);
        using var second = await pipeline.Site.Http.SendAsync(again);
        Assert.Equal((HttpStatusCode.NotModified, 0), (second.StatusCode, (await second.Content.ReadAsByteArrayAsync()).Length));
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
    }

    [Theory]
    [InlineData("/v1/ranking?window=7d")]
    [InlineData("/v1/ranking?window=7d&format=csv")]
    [InlineData("/v1/cities/wuhan/history?asOf=2030-01-01T00:00:00Z&points=3")]
    [InlineData("/v1/cities/wuhan/posts?window=7d&format=parquet")]
    [InlineData("/v1/cities/nowhere")]
    [InlineData("/v1/ranking?window=9d")]
    [InlineData("/v1/nothing")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/healthz/live")]
    [InlineData("/sources")]
    public async Task HEAD_is_answered_with_the_headers_of_GET_and_no_body(string address)
    {
        using var get = await pipeline.Site.Http.GetAsync(address);
        using var asked = new HttpRequestMessage(HttpMethod.Head, address);
        using var head = await pipeline.Site.Http.SendAsync(asked);
        Assert.Equal((get.StatusCode, ""), (head.StatusCode, await head.Content.ReadAsStringAsync()));
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Equal(Names(get.Headers), Names(head.Headers));
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        static IEnumerable<string> Names(System.Net.Http.Headers.HttpResponseHeaders headers) => headers.Select(header => header.Key).Where(name => name is not ("Transfer-Encoding" or "Set-Cookie")).Order();
    }

    [Fact]
    public async Task HEAD_tells_the_length_and_is_answered_with_304_while_it_is_the_same_and_never_hangs_on_a_stream()
    {
        var body = await pipeline.Site.Http.GetByteArrayAsync("/v1/cities");
        using var first = await HeadAsync("/v1/cities", null);
        Assert.Equal(body.Length, first.Content.Headers.ContentLength);
        using var second = await HeadAsync("/v1/cities", first.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        using var stream = await HeadAsync("/v1/stream", null);
        Assert.Equal((HttpStatusCode.OK, "text/event-stream"), (stream.StatusCode, stream.Content.Headers.ContentType?.MediaType));
        using var post = await HeadAsync("/v1/alerts/a/ack", null);
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "POST"), (post.StatusCode, string.Join(' ', post.Content.Headers.Allow)));
        using var put = await pipeline.Site.Http.PutAsync("/v1/cities", null);
        Assert.Equal(["GET", "HEAD"], put.Content.Headers.Allow);
    }

    private async Task<HttpResponseMessage> HeadAsync(string address, string? etag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, address);
        request.Headers.TryAddWithoutValidation("If-None-Match", etag);
        return await pipeline.Site.Http.SendAsync(request);
    }

    [Fact]
    public async Task The_short_way_of_a_ranking_asked_for_again_gives_the_same_bytes_and_a_packed_answer_the_same_content()
    {
        const string address = "/v1/ranking?window=7d&minGrade=D&limit=5";
        var first = await pipeline.Site.Http.GetByteArrayAsync(address);
        Assert.Equal(first, await pipeline.Site.Http.GetByteArrayAsync(address));
        using var packing = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.GZip }) { BaseAddress = pipeline.Site.Address };
        using var packed = await packing.GetAsync(address);
        Assert.Equal(first, await packed.Content.ReadAsByteArrayAsync());
        using var csv = new HttpRequestMessage(HttpMethod.Get, address);
        csv.Headers.Accept.ParseAdd("text/csv");
        Assert.Equal("text/csv", (await pipeline.Site.Http.SendAsync(csv)).Content.Headers.ContentType!.MediaType);
    }
}
