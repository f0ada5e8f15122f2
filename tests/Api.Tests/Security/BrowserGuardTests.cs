using System.Net;
using CcgcStream.State.Access;
using CcgcStream.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace CcgcStream.Api.Tests.Security;

public sealed class BrowserGuardTests
{
    [Fact]
    public async Task Every_page_forbids_inline_script_framing_and_foreign_sources()
    {
        await using var site = await TestSite.StartAsync();
        var answer = await site.Http.GetAsync("/");
        var policy = string.Join(' ', answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.DoesNotMatch("<script(?![^>]*src=)", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("POST", "/sign-out", "http://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("POST", "/sign-out", "null", HttpStatusCode.Forbidden)]
    [InlineData("GET", "/_blazor", "http://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("GET", "/v1/ranking", "http://evil.example", HttpStatusCode.OK)]
    public async Task Another_origin_may_read_without_credentials_but_change_nothing(string method, string path, string origin, HttpStatusCode expected)
    {
        await using var site = await TestSite.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Add("Origin", origin);
        var answer = await site.Http.SendAsync(request);
        Assert.Equal(expected, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task While_open_on_loopback_a_foreign_host_name_is_refused_so_that_rebinding_gains_nothing()
    {
        await using var site = await TestSite.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/ranking");
        request.Headers.Host = "rebound.example:" + site.Address.Port;
        Assert.Equal(HttpStatusCode.Forbidden, (await site.Http.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task Preferences_go_back_to_a_page_of_this_server_only(string back)
    {
        await using var site = await TestSite.StartAsync();
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = site.Address };
        var answer = await http.GetAsync("/preferences?lang=zh&back=" + Uri.EscapeDataString(back));
        Assert.Equal("/", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task The_session_cookie_is_kept_from_scripts_and_other_sites()
    {
        await using var site = await TestSite.StartAsync("Auth:Required=true");
        var key = await site.Services.GetRequiredService<ApiKeyStore>().AddAsync("person", [ApiKeyScopes.Read], TimeSpan.FromHours(1), default);
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = site.Address };
        var page = await http.GetStringAsync("/sign-in");
        var token = System.Text.RegularExpressions.Regex.Match(page, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("key", key.Token), new("back", "/"), new("__RequestVerificationToken", token)]);
        var answer = await http.PostAsync("/sign-in", form);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("ccgc-session=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(key.Token, cookie, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/v1/ranking")).StatusCode);
    }

    [Fact]
    public async Task Signing_in_without_the_forgery_token_of_the_form_is_refused()
    {
        await using var site = await TestSite.StartAsync("Auth:Required=true");
        using var form = new FormUrlEncodedContent([new("key", "ccgc_x")]);
        Assert.Equal(HttpStatusCode.BadRequest, (await site.Http.PostAsync("/sign-in", form)).StatusCode);
    }
}
