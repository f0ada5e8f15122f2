using System.Net;
using CcgcStream.State;
using CcgcStream.State.Access;
using CcgcStream.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace CcgcStream.Api.Tests.Security;

public sealed class AccessTests
{
    [Fact]
    public async Task Without_a_key_a_closed_server_answers_401_with_a_problem_and_pages_ask_to_sign_in()
    {
        await using var site = await TestSite.StartAsync("Auth:Required=true");
        var answer = await site.Http.GetAsync("/v1/ranking");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Bearer", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        Assert.Contains("name=\"key\"", await site.Http.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_opens_what_its_scopes_say_and_nothing_else()
    {
        await using var site = await TestSite.StartAsync("Auth:Required=true");
        var keys = site.Services.GetRequiredService<ApiKeyStore>();
        var reader = await keys.AddAsync("reader", [ApiKeyScopes.Read], TimeSpan.FromDays(1), default);
        var admin = await keys.AddAsync("admin", [ApiKeyScopes.Admin], TimeSpan.FromDays(1), default);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(site, "/v1/ranking", reader.Token));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(site, "/v1/audit", reader.Token));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(site, "/v1/audit", admin.Token));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(site, "/v1/ranking", reader.Token[..^1] + (reader.Token[^1] == 'A' ? 'B' : 'A')));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(site, "/v1/ranking?key=" + reader.Token, token: null));
    }

    [Fact]
    public async Task Sending_posts_needs_the_ingest_scope_and_metrics_need_admin()
    {
        await using var site = await TestSite.StartPipelineAsync("Auth:Required=true");
        var keys = site.Services.GetRequiredService<ApiKeyStore>();
        var reader = await keys.AddAsync("reader", [ApiKeyScopes.Read], TimeSpan.FromDays(1), default);
        var sender = await keys.AddAsync("sender", [ApiKeyScopes.Ingest], TimeSpan.FromDays(1), default);
        async Task<HttpStatusCode> SendAsync(string token)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/posts") { Content = new StringContent(Pieces.Line("a", "Wuhan", TimeProvider.System.GetUtcNow())) };
            request.Headers.Authorization = new("Bearer", token);
            request.Content.Headers.ContentType = new("application/x-ndjson");
            return (await site.Http.SendAsync(request)).StatusCode;
        }
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(reader.Token));
        Assert.Equal(HttpStatusCode.Accepted, await SendAsync(sender.Token));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(site, "/v1/ranking", sender.Token));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(site, "/metrics", reader.Token));
        Assert.Equal(HttpStatusCode.OK, (await site.Http.GetAsync("/healthz/live")).StatusCode);
    }

    [Fact]
    public async Task A_key_ends_when_it_is_revoked_or_expires()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(50));
        await using var site = await TestSite.StartAsync();
        var keys = new ApiKeyStore(site.Services.GetRequiredService<IStateStore>(), time);
        var first = await keys.AddAsync("bot", [ApiKeyScopes.Read], TimeSpan.FromDays(1), default);
        var second = await keys.AddAsync("bot", [ApiKeyScopes.Read], TimeSpan.FromDays(2), default);
        await Assert.ThrowsAsync<InvalidOperationException>(() => keys.AddAsync("bot", [ApiKeyScopes.Read], TimeSpan.FromDays(1), default));
        Assert.True(await keys.RevokeAsync(second.Key.Id, default));
        Assert.Null(await keys.FindAsync(second.Token, default));
        Assert.NotNull(await keys.FindAsync(first.Token, default));
        time.Advance(TimeSpan.FromDays(1));
        Assert.Null(await keys.FindAsync(first.Token, default));
        Assert.Equal(2, (await keys.ListAsync(default)).Count);
    }

    [Fact]
    public async Task The_store_holds_no_secret_and_no_two_tokens_are_equal()
    {
        await using var site = await TestSite.StartAsync();
        var store = site.Services.GetRequiredService<IStateStore>();
        var keys = new ApiKeyStore(store, TimeProvider.System);
        var issued = await keys.AddAsync("bot", [ApiKeyScopes.Ingest], TimeSpan.FromDays(1), default);
        var secret = issued.Token[(issued.Token.LastIndexOf('_', 14) + 1)..];
        await foreach (var entry in store.ScanAsync(ApiKeyStore.Space, [0], [255], false, default))
        {
            Assert.DoesNotContain(secret, System.Text.Encoding.UTF8.GetString(entry.Value), StringComparison.Ordinal);
        }
        Assert.Equal(1000, Enumerable.Range(0, 1000).Select(_ => ApiKeyToken.Create().Token).Distinct().Count());
    }

    private static async Task<HttpStatusCode> StatusAsync(TestSite site, string path, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (token is not null)
        {
            request.Headers.Authorization = new("Bearer", token);
        }
        return (await site.Http.SendAsync(request)).StatusCode;
    }
}
