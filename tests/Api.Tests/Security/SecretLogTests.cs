using System.Collections.Concurrent;
using CcgcStream.State.Access;
using CcgcStream.Tests.Site;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CcgcStream.Api.Tests.Security;

/// <summary>Everything that the process logs, down to the finest level, while secrets go through it in every way they can.</summary>
public sealed class SecretLogTests
{
    [Fact]
    public async Task No_log_line_of_any_level_holds_a_key_a_token_a_password_or_a_person()
    {
        await using var issuer = await TokenIssuer.StartAsync();
        var lines = new Lines();
        await using var site = await TestSite.StartAsync(
            builder =>
            {
                builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(lines);
                builder.Configuration["Logging:LogLevel:Default"] = "Trace";
            },
            pipeline: true, "Logging:LogLevel:Microsoft.AspNetCore=Trace", "Auth:Required=true", "Auth:Authority=" + issuer.Address, "Collector:Preset=none", "Collector:PseudonymKey=the-pseudonym-key-of-this-test");
        var keys = site.Services.GetRequiredService<ApiKeyStore>();
        var key = (await keys.AddAsync("bot", [ApiKeyScopes.Admin], TimeSpan.FromDays(1), default)).Token;
        var (good, bad) = (issuer.Token("admin"), issuer.Token("admin", audience: "another"));
        var wrong = key[..^4] + "AAAA";
        foreach (var token in new[] { key, wrong, good, bad })
        {
            using var read = new HttpRequestMessage(HttpMethod.Get, "/v1/audit");
            read.Headers.Authorization = new("Bearer", token);
            await site.Http.SendAsync(read);
            using var other = new HttpRequestMessage(HttpMethod.Get, "/v1/ranking");
            other.Headers.Add("X-Api-Key", token);
            await site.Http.SendAsync(other);
        }
        using var form = new FormUrlEncodedContent([new("key", key), new("back", "/")]);
        await site.Http.PostAsync("/sign-in", form);
        using var post = new HttpRequestMessage(HttpMethod.Post, "/v1/posts")
        {
            Content = new StringContent(Pieces.Line("a", "Wuhan", TimeProvider.System.GetUtcNow()), null, "application/x-ndjson"),
        };
        post.Headers.Authorization = new("Bearer", key);
        Assert.Equal(System.Net.HttpStatusCode.Accepted, (await site.Http.SendAsync(post)).StatusCode);
        var logged = string.Join('\n', lines.All);
        // There is enough in it to find something: the requests themselves are logged at this level.
        Assert.Contains("/v1/audit", logged, StringComparison.Ordinal);
        foreach (var secret in new[] { key, key[14..], wrong, good, good.Split('.')[2], bad.Split('.')[2], "the-pseudonym-key-of-this-test", "author-a" })
        {
            Assert.DoesNotContain(secret, logged, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_refusal_is_logged_with_who_and_what_on_one_line()
    {
        var lines = new Lines();
        await using var site = await TestSite.StartAsync(builder => builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Warning).AddProvider(lines), pipeline: false, "Auth:Required=true");
        var key = await site.Services.GetRequiredService<ApiKeyStore>().AddAsync("bot", [ApiKeyScopes.Read], TimeSpan.FromDays(1), default);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/audit");
        request.Headers.Authorization = new("Bearer", key.Token);
        await site.Http.SendAsync(request);
        await site.Http.GetAsync("/v1/cities/a%0AForged:%20line");
        Assert.Contains(lines.All, line => line.StartsWith($"Refused with 403: GET /v1/audit of {key.Key.Id}", StringComparison.Ordinal));
        Assert.Contains(lines.All, line => line.StartsWith("Refused with 401: GET /v1/cities/a%0AForged:%20line of ", StringComparison.Ordinal));
    }

    /// <summary>Keeps every line with the values of its state and scopes, as structured logs would.</summary>
    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> All { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            All.Enqueue(Text(state));
            return null;
        }

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            All.Enqueue($"{formatter(state, exception)} {Text(state)} {exception}");

        public void Dispose()
        {
        }

        private static string Text(object? state) =>
            state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs.Select(pair => $"{pair.Key}={pair.Value}")) : state?.ToString() ?? "";
    }
}
