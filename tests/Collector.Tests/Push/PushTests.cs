using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CcgcStream.Collector.Tests.Fakes;
using CcgcStream.Streaming;
using Microsoft.Extensions.Time.Testing;

namespace CcgcStream.Collector.Tests.Push;

public sealed class PushTests
{
    private const string Good = """{"id":"x:1","source":"x","text":"Wuhan opens","publishedAt":"2026-11-23T10:00:00Z","author":{"id":"jane"}}""";
    private const string Other = """{"source":"news","url":"https://a.example/1","title":"Chengdu","publishedAt":"2026-11-23T11:00:00Z"}""";
    private const string Bad = """{"id":"x:2","text":"","publishedAt":"2026-11-23T10:00:00Z"}""";

    private readonly MemoryLog _log = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(Good, "application/json", 1)]
    [InlineData("[" + Good + ",\n" + Other + "]", "application/json", 2)]
    [InlineData(Good + "\n\n" + Other + "\r\n", "application/x-ndjson", 2)]
    [InlineData("\n{\n\"id\":\"x:1\",\n\"text\":\"a\",\"publishedAt\":\"2026-11-23T10:00:00Z\"}\n", "application/json; charset=utf-8", 1)]
    public async Task Takes_an_object_an_array_and_ndjson(string body, string type, int count)
    {
        await using var app = await StartAsync();
        using var answer = await app.Client.PostAsync("/v1/posts", Content(body, type));
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal(count, (await JsonAsync(answer)).GetProperty("accepted").GetInt32());
        Assert.Equal(count, _log.Count);
        Assert.All(_log.Posts, p => Assert.Equal("live", p.Generation));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("zstd")]
    public async Task Unpacks_bodies(string encoding)
    {
        await using var app = await StartAsync();
        var content = new ByteArrayContent(Pack(Encoding.UTF8.GetBytes(Good), encoding));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        content.Headers.ContentEncoding.Add(encoding);
        using var answer = await app.Client.PostAsync("/v1/posts", content);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal("x:1", Assert.Single(_log.Posts).Id);
    }

    [Fact]
    public async Task Says_which_line_is_wrong_and_takes_the_rest()
    {
        await using var app = await StartAsync();
        using var answer = await app.Client.PostAsync("/v1/posts", Content(Good + "\nnot json\n" + Bad + "\n" + Other, "application/x-ndjson"));
        Assert.Equal(HttpStatusCode.MultiStatus, answer.StatusCode);
        var items = (await JsonAsync(answer)).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["accepted", "rejected", "rejected", "accepted"], items.Select(i => i.GetProperty("status").GetString()));
        Assert.Equal([1, 2, 3, 4], items.Select(i => i.GetProperty("line").GetInt32()));
        Assert.Contains("text or title", items[2].GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal(2, _log.Count);
    }

    [Fact]
    public async Task Answers_400_with_every_reason_when_all_are_bad()
    {
        await using var app = await StartAsync();
        using var answer = await app.Client.PostAsync("/v1/posts", Content(Bad, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("rejected", (await JsonAsync(answer)).GetProperty("items")[0].GetProperty("status").GetString());
        Assert.Equal(0, _log.Count);
    }

    [Theory]
    [InlineData("text/html", "", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json", "br", HttpStatusCode.UnsupportedMediaType)]
    public async Task Refuses_what_it_does_not_understand(string type, string encoding, HttpStatusCode status)
    {
        await using var app = await StartAsync();
        var content = Content(Good, type);
        if (encoding.Length > 0)
        {
            content.Headers.ContentEncoding.Add(encoding);
        }

        using var answer = await app.Client.PostAsync("/v1/posts", content);
        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task Refuses_a_body_that_unpacks_to_too_much()
    {
        await using var app = await StartAsync(("Push:MaxBodyBytes", "100000"));
        var content = new ByteArrayContent(Pack(new byte[1_000_000], "gzip"));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        content.Headers.ContentEncoding.Add("gzip");
        using var answer = await app.Client.PostAsync("/v1/posts", content);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task Keeps_generations_apart_and_checks_their_names()
    {
        await using var app = await StartAsync();
        var old = Good.Replace("2026-11-23", "2020-02-03", StringComparison.Ordinal);
        using var live = await app.Client.PostAsync("/v1/posts", Content(old, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, live.StatusCode);
        using var replay = await app.Client.PostAsync("/v1/posts?generation=r2020", Content(old, "application/json"));
        Assert.Equal(HttpStatusCode.Accepted, replay.StatusCode);
        Assert.Equal("r2020", Assert.Single(_log.Posts).Generation);
        using var wrong = await app.Client.PostAsync("/v1/posts?generation=../x", Content(old, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    public async Task Clamps_the_future_and_flags_it()
    {
        await using var app = await StartAsync();
        using var answer = await app.Client.PostAsync("/v1/posts", Content(Good.Replace("2026-11-23", "2031-01-01", StringComparison.Ordinal), "application/json"));
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var post = Assert.Single(_log.Posts);
        Assert.Equal("future-clamped", post.TimeFlag);
        Assert.Equal(_clock.GetUtcNow().ToUnixTimeSeconds() * 1_000_000, post.PublishedAtUs);
    }

    [Fact]
    public async Task Answers_429_while_the_log_is_slow_and_503_when_it_fails()
    {
        var gate = new TaskCompletionSource();
        var entered = new TaskCompletionSource();
        _log.BeforeAppend = async _ =>
        {
            entered.TrySetResult();
            await gate.Task;
        };
        await using var app = await StartAsync(("Push:MaxRequests", "1"));
        var first = app.Client.PostAsync("/v1/posts", Content(Good, "application/json"));
        await entered.Task.WaitAsync(TimeSpan.FromMinutes(2));
        using var second = await app.Client.PostAsync("/v1/posts", Content(Other, "application/json"));
        Assert.Equal(HttpStatusCode.TooManyRequests, second.StatusCode);
        Assert.NotNull(second.Headers.RetryAfter);
        gate.SetResult();
        using var firstAnswer = await first;
        Assert.Equal(HttpStatusCode.Accepted, firstAnswer.StatusCode);
        _log.BeforeAppend = _ => throw new EventLogException("disk full");
        using var third = await app.Client.PostAsync("/v1/posts", Content(Other, "application/json"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, third.StatusCode);
    }

    [Fact]
    public async Task Authors_leave_as_pseudonyms_under_a_key_that_only_we_can_read()
    {
        await using var app = await StartAsync();
        using var answer = await app.Client.PostAsync("/v1/posts", Content(Good, "application/json"));
        var pseudonym = Assert.Single(_log.Posts).Author.Pseudonym;
        Assert.Equal(24, pseudonym.Length);
        Assert.DoesNotContain("jane", pseudonym, StringComparison.Ordinal);
        var key = Path.Combine(app.DataDirectory, "keys", "pseudonym.key");
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(key) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    private Task<CollectorApp> StartAsync(params (string, string)[] settings) => CollectorApp.StartAsync(_log, new MemoryState(), _clock, settings);

    private static StringContent Content(string body, string type)
    {
        var content = new StringContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return content;
    }

    private static byte[] Pack(byte[] body, string encoding)
    {
        using var packed = new MemoryStream();
        using (Stream packer = encoding == "gzip" ? new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true) : new ZstdSharp.CompressionStream(packed, leaveOpen: true))
        {
            packer.Write(body);
        }

        return packed.ToArray();
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer)
    {
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStreamAsync());
        return document.RootElement.Clone();
    }
}
