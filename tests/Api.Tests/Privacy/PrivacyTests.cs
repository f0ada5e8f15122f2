using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using CcgcStream.Api.Posts;
using CcgcStream.Servers;
using CcgcStream.Tests.Site;

namespace CcgcStream.Api.Tests.Privacy;

/// <summary>What is kept of persons, and how it goes.</summary>
public sealed class PrivacyTests
{
    private const string Bluesky = "did:plc:z72i7hdynmk6r22z27h6tvur";
    private static readonly string[] Persons = ["marigold-handle", "4711-author-id", "Jane Q. Marigold", Bluesky, "fedi-person"];

    [Fact]
    public async Task No_id_handle_or_name_of_an_author_is_stored_or_served()
    {
        await using var site = await TestSite.StartPipelineAsync("Collector:Preset=none");
        await SendAsync(site);
        var served = "";
        foreach (var path in new[] { "/v1/cities/wuhan/posts?window=7d", "/v1/cities/wuhan/explain?window=7d", "/v1/cities/wuhan/explain/tree?window=7d&stories=100", "/v1/cities/wuhan/posts?window=7d&format=csv" })
        {
            served += await site.Http.GetStringAsync(path);
        }
        Assert.Contains("Yellow Crane", served, StringComparison.Ordinal);
        Assert.All(Persons, person => Assert.DoesNotContain(person, served, StringComparison.OrdinalIgnoreCase));
        Assert.Empty(StoreScan.Find(site.DataDirectory, Persons));
        // The scan does find what is stored: the words of the posts are.
        Assert.NotEmpty(StoreScan.Find(site.DataDirectory, ["Yellow Crane"]));
    }

    [Fact]
    public async Task Ccgc_privacy_erase_takes_an_author_s_posts_out_of_evidence_and_scores_and_is_audited()
    {
        await using var site = await TestSite.StartPipelineAsync("Collector:Preset=none");
        await SendAsync(site);
        Assert.Equal(5, await PiecesAsync(site));
        var before = await site.Http.GetStringAsync("/v1/cities/wuhan/posts?window=7d");
        Assert.Contains("Marigold lights", before, StringComparison.Ordinal);

        var (dry, _) = await RunAsync(site, "--author", "x:4711-author-id", "--dry-run");
        Assert.Contains("2 posts, 2 mentions, evidence of 0 alerts would be erased", dry, StringComparison.Ordinal);
        Assert.Equal(5, await PiecesAsync(site));

        var (done, exit) = await RunAsync(site, "--author", "x:4711-author-id", "--post", $"bluesky:at://{Bluesky}/app.bsky.feed.post/3k");
        Assert.True(exit == 0, done);
        Assert.Contains("3 posts, 3 mentions, evidence of 0 alerts erased", done, StringComparison.Ordinal);
        await site.UntilAsync("/v1/ranking?window=7d&minGrade=D", "\"pieces\":2,");
        var after = (await site.Http.GetFromJsonAsync<PostPage>("/v1/cities/wuhan/posts?window=7d"))!;
        Assert.Equal(["mastodon", "x"], after.Posts.Select(post => post.Platform).Order());
        var audit = await site.Http.GetStringAsync("/v1/audit");
        Assert.Contains("privacy-erase", audit, StringComparison.Ordinal);
        Assert.All(Persons, person => Assert.DoesNotContain(person, audit, StringComparison.OrdinalIgnoreCase));
        // An older copy that is collected again does not bring it back.
        await SendAsync(site, wait: false);
        await site.UntilAsync("/v1/pipeline", "\"lag\":0");
        Assert.Equal(2, await PiecesAsync(site));
    }

    [Theory]
    [InlineData("{}", "posts")]
    [InlineData("""{"author":"Jane"}""", "author")]
    [InlineData("""{"posts":[""]}""", "posts")]
    [InlineData("""{"posts":[null]}""", "posts")]
    public async Task A_request_that_names_nobody_or_a_name_in_the_clear_is_refused(string body, string parameter)
    {
        await using var site = await TestSite.StartAsync();
        using var content = new StringContent(body, null, "application/json");
        var answer = await site.Http.PostAsync("/v1/privacy/erase", content);
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains($"\"parameter\":\"{parameter}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task SendAsync(TestSite site, bool wait = true)
    {
        var at = TimeProvider.System.GetUtcNow().AddHours(-2);
        object Post(string id, string source, string url, string text, object author) => new
        {
            id, source, channel = "social", url, text, publishedAt = at, collectedAt = at, author,
        };
        var jane = new { id = "4711-author-id", handle = "marigold-handle", name = "Jane Q. Marigold", type = "individual" };
        var lines = string.Join('\n', new[]
        {
            Post("x:1", "x", "https://x.com/marigold-handle/status/1", "Marigold lights at the Yellow Crane Tower in Wuhan", jane),
            Post("x:2", "x", "https://twitter.com/marigold-handle/status/2", "Breakfast noodles in Wuhan were excellent this morning", jane),
            Post("x:3", "x", "https://x.com/i/status/3", "The Wuhan metro opened another line to the airport", new { id = "9", handle = "someone" }),
            Post($"bluesky:at://{Bluesky}/app.bsky.feed.post/3k", "bluesky", $"https://bsky.app/profile/{Bluesky}/post/3k", "Rain over East Lake in Wuhan tonight", new { id = Bluesky }),
            Post("mastodon:https://m.example/users/fedi-person/statuses/1", "mastodon", "https://m.example/@fedi-person/1", "A quiet library afternoon in Wuhan", new { id = "https://m.example/@fedi-person", handle = "fedi-person" }),
        }.Select(post => JsonSerializer.Serialize(post)));
        if (wait)
        {
            await site.PostAsync(lines, "/v1/ranking?window=7d&minGrade=D", "\"pieces\":5,");
            return;
        }
        using var content = new StringContent(lines, null, "application/x-ndjson");
        (await site.Http.PostAsync("/v1/posts", content)).EnsureSuccessStatusCode();
    }

    private static async Task<int> PiecesAsync(TestSite site) => (await site.Http.GetFromJsonAsync<PostPage>("/v1/cities/wuhan/posts?window=7d"))!.Posts.Count;

    private static async Task<(string Output, int Exit)> RunAsync(TestSite site, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[Programs.Built("services/Cli", "ccgc.dll"), "privacy", "erase", "--target", site.Address.ToString(), "--data", site.DataDirectory, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync() + await errors;
        await process.WaitForExitAsync();
        return (output, process.ExitCode);
    }
}
