using System.Net;
using CcgcStream.State.Access;
using CcgcStream.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace CcgcStream.Api.Tests.Security;

public sealed class LimitTests
{
    [Fact]
    public async Task A_caller_over_its_limit_is_told_so_and_when_to_come_back()
    {
        await using var site = await TestSite.StartAsync("Auth:RequestsPerMinute=5");
        HttpResponseMessage answer;
        var served = 0;
        do
        {
            answer = await site.Http.GetAsync("/v1/ranking");
            Assert.Equal("\"default\";q=5;w=60", answer.Headers.GetValues("RateLimit-Policy").Single());
        }
        while (answer.IsSuccessStatusCode && ++served < 50);
        // The five at hand, and one more every twelve seconds that this takes.
        Assert.InRange(served, 5, 49);
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(12), answer.Headers.RetryAfter!.Delta);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("\"default\";r=0;t=60", answer.Headers.GetValues("RateLimit").Single());
    }

    [Fact]
    public async Task Each_key_has_a_limit_of_its_own()
    {
        await using var site = await TestSite.StartAsync("Auth:Required=true", "Auth:RequestsPerMinute=4");
        var keys = site.Services.GetRequiredService<ApiKeyStore>();
        async Task<HttpStatusCode> ReadAsync(string token)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/cities");
            request.Headers.Authorization = new("Bearer", token);
            return (await site.Http.SendAsync(request)).StatusCode;
        }
        var (first, second) = ((await keys.AddAsync("a", [ApiKeyScopes.Read], TimeSpan.FromDays(1), default)).Token, (await keys.AddAsync("b", [ApiKeyScopes.Read], TimeSpan.FromDays(1), default)).Token);
        var spent = 0;
        while (await ReadAsync(first) == HttpStatusCode.OK && ++spent < 50)
        {
        }
        Assert.InRange(spent, 4, 49);
        Assert.Equal(HttpStatusCode.OK, await ReadAsync(second));
    }

    [Fact]
    public async Task With_a_management_port_health_and_metrics_are_answered_there_and_only_there()
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        await using var site = await TestSite.StartAsync($"Management:Port={port}");
        Assert.Equal(HttpStatusCode.NotFound, (await site.Http.GetAsync("/healthz/live")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await site.Http.GetAsync("/v1/ranking")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await site.Http.GetAsync($"http://127.0.0.1:{port}/healthz/live")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Http.GetAsync($"http://127.0.0.1:{port}/v1/ranking")).StatusCode);
    }
}
