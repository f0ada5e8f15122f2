using System.Net;
using System.Text;
using CcgcStream.Servers;

namespace CcgcStream.System.Tests.Access;

/// <summary>Collector and Notifier as processes of their own: what others can reach wants a key, directly and through the API.</summary>
public sealed class ServiceAccessTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Collector")]
    [InlineData("Notifier")]
    public async Task Without_authentication_it_refuses_to_listen_beyond_this_machine(string name)
    {
        using var data = new TemporaryDirectory();
        await using var service = ChildProcess.Start(
            "dotnet", [Programs.Built($"services/{name}", $"CcgcStream.{name}.dll"), "--urls", "http://0.0.0.0:0", $"--Data:Directory={data.Path}", "--Collector:Preset=none"]);
        Assert.Equal(2, await service.ExitAsync(TimeSpan.FromMinutes(4)));
        Assert.Contains("Refusing to listen on http://0.0.0.0:0 without authentication", service.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_authentication_each_wants_a_key_of_the_right_scope_and_the_api_passes_the_caller_s_on()
    {
        Assert.SkipUnless(RedisServer.Missing is null, RedisServer.Missing ?? "");
        await using var redis = await RedisServer.StartAsync();
        using var data = new TemporaryDirectory();
        Dictionary<string, string> SettingsOf(string name) => new()
        {
            ["State:Engine"] = "redis", ["State:Redis"] = redis.ConnectionString, ["Data:Directory"] = Path.Combine(data.Path, name), ["Collector:Preset"] = "none", ["Auth:Required"] = "true",
        };
        var (ingest, read, admin) = (await KeyAsync(redis, "ingest"), await KeyAsync(redis, "read"), await KeyAsync(redis, "admin"));
        await using var collector = await ServiceProcess.StartAsync("Collector", SettingsOf("Collector"));
        await using var notifier = await ServiceProcess.StartAsync("Notifier", SettingsOf("Notifier"));
        var apiSettings = SettingsOf("Api");
        (apiSettings["Api:Collector"], apiSettings["Api:Notifier"]) = (collector.Url, notifier.Url);
        await using var api = await ServiceProcess.StartAsync("Api", apiSettings);

        foreach (var door in new[] { collector, api })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(door, HttpMethod.Post, "v1/posts", null));
            Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(door, HttpMethod.Post, "v1/posts", "ccgc_unknown"));
            Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(door, HttpMethod.Post, "v1/posts", read));
            Assert.Equal(HttpStatusCode.Accepted, await AskAsync(door, HttpMethod.Post, "v1/posts", ingest));
            // Signed instead of keyed, and this one is not.
            Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(door, HttpMethod.Post, "v1/webhooks/partner", null));
        }

        // A page of the API's own origin may send; one of another may not, whichever door it takes.
        Assert.Equal(HttpStatusCode.Accepted, await AskAsync(api, HttpMethod.Post, "v1/posts", ingest, origin: api.Url));
        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(api, HttpMethod.Post, "v1/posts", ingest, origin: "http://evil.example"));
        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(collector, HttpMethod.Post, "v1/posts", ingest, origin: "http://evil.example"));

        foreach (var door in new[] { notifier, api })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(door, HttpMethod.Get, "v1/notifications/dead", null));
            Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(door, HttpMethod.Get, "v1/notifications/dead", read));
            Assert.Equal(HttpStatusCode.OK, await AskAsync(door, HttpMethod.Get, "v1/notifications/dead", admin));
            Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(door, HttpMethod.Post, "v1/notifications/n1/redeliver", ingest));
            Assert.Equal(HttpStatusCode.NotFound, await AskAsync(door, HttpMethod.Post, "v1/notifications/n1/redeliver", admin));
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(collector, HttpMethod.Get, "metrics", null));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(notifier, HttpMethod.Get, "metrics", null));
        // The command that an operator uses, through the API.
        var run = await Ccgc.RunAsync(["alerts", "redeliver", "--target", api.Url], environment: new Dictionary<string, string> { ["CCGC_API_KEY"] = admin });
        Assert.True(run.ExitCode == 0, run.ToString());
    }

    private static async Task<string> KeyAsync(RedisServer redis, string scope)
    {
        var run = await Ccgc.RunAsync(["keys", "add", scope, "--scope", scope], environment: new Dictionary<string, string> { ["State__Engine"] = "redis", ["State__Redis"] = redis.ConnectionString });
        Assert.True(run.ExitCode == 0, run.ToString());
        return run.Output.Trim();
    }

    private static async Task<HttpStatusCode> AskAsync(ServiceProcess service, HttpMethod method, string path, string? key, string? origin = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (method == HttpMethod.Post)
        {
            request.Content = new StringContent(
                """{"id":"x:1","source":"x","text":"A new light festival opened in Shanghai","publishedAt":"2026-01-05T10:00:00Z"}""", Encoding.UTF8, "application/x-ndjson");
        }

        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        if (key is not null)
        {
            request.Headers.Add("X-Api-Key", key);
        }

        using var answer = await service.Http.SendAsync(request, Ct);
        return answer.StatusCode;
    }
}
