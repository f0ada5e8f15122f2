using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using CcgcStream.State.Access;
using CcgcStream.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace CcgcStream.Api.Tests.Security;

/// <summary>Signing in to the dashboard at an identity provider, which really serves its configuration, keys, codes and tokens.</summary>
public sealed class ProviderSignInTests
{
    [Fact]
    public async Task A_reader_signs_in_at_the_provider_with_the_rights_that_its_claim_grants()
    {
        await using var provider = await SignInProvider.StartAsync();
        await using var site = await TestSite.StartAsync(provider.Settings);
        using var browser = new Browser(site);
        Assert.Contains("Sign in with Example", await browser.Http.GetStringAsync("/sign-in"), StringComparison.Ordinal);
        using var done = await browser.FollowAsync("/sign-in/provider?back=%2Falerts");
        // Not a redirect: the session cookie is Strict, and only a step that this site itself takes carries it.
        Assert.Contains("content=\"0;url=/alerts\"", await done.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync("/alerts"));
        Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync("/v1/ranking"));
        Assert.Equal(HttpStatusCode.Forbidden, await browser.StatusAsync("/v1/audit"));
        var session = browser.Given.Single(cookie => cookie.StartsWith("ccgc-session=", StringComparison.Ordinal));
        Assert.Contains("samesite=strict", session, StringComparison.OrdinalIgnoreCase);
        Assert.All(browser.Given, cookie => Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase));
        var (_, entry) = await site.Services.GetRequiredService<AuditTrail>().ReadAsync(null, default).FirstAsync();
        Assert.Equal(("user-7", "Ada", "sign-in", "done"), (entry.Who, entry.Name, entry.Action, entry.Outcome));
    }

    public static TheoryData<string> Wrongs =>
        ["state", "nonce", "no nonce", "audience", "issuer", "metadata", "key", "unsigned", "expired", "another's code", "another browser", "denied"];

    [Theory]
    [MemberData(nameof(Wrongs))]
    public async Task An_answer_that_is_not_the_one_asked_for_opens_nothing(string wrong)
    {
        await using var provider = await SignInProvider.StartAsync();
        using var stranger = RSA.Create(2048);
        var right = provider.IdToken;
        provider.IdToken = nonce => wrong switch
        {
            "nonce" => right(nonce + "x"),
            "no nonce" => provider.Issuer.Sign(SignInProvider.Person(nonce, "editors").Where(claim => claim.Key != "nonce").ToDictionary(), SignInProvider.ClientId),
            "audience" => provider.Issuer.Sign(SignInProvider.Person(nonce, "editors"), "another"),
            "issuer" => provider.Issuer.Sign(SignInProvider.Person(nonce, "editors"), SignInProvider.ClientId, issuer: "http://127.0.0.1:1"),
            "key" => provider.Issuer.Sign(SignInProvider.Person(nonce, "editors"), SignInProvider.ClientId, key: stranger),
            "expired" => provider.Issuer.Sign(SignInProvider.Person(nonce, "editors"), SignInProvider.ClientId, life: TimeSpan.FromMinutes(-5)),
            "unsigned" => TokenIssuer.Unsigned(right(nonce)),
            _ => right(nonce),
        };
        provider.Issuer.Name = wrong == "metadata" ? "https://accounts.example.org" : null;
        await using var site = await TestSite.StartAsync(provider.Settings);
        using var browser = new Browser(site);
        using var other = new Browser(site);
        if (wrong == "another's code")
        {
            // The code of a sign-in that somebody else began: PKCE ties it to who began.
            var stolen = Regex.Match(await other.CallbackAsync(), "code=([^&]+)").Groups[1].Value;
            provider.Back = address => Regex.Replace(address, "code=[^&]+", "code=" + stolen);
        }
        else if (wrong is "state" or "denied")
        {
            provider.Back = address => wrong == "denied" ? Regex.Replace(address, "code=[^&]+", "error=access_denied") : address + "x";
        }
        using var refused = wrong == "another browser" ? await other.FollowAsync(await browser.CallbackAsync()) : await browser.FollowAsync("/sign-in/provider");
        Assert.Contains("did not let you in", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        foreach (var reader in new[] { browser, other })
        {
            Assert.DoesNotContain(reader.Given, cookie => cookie.StartsWith("ccgc-session=", StringComparison.Ordinal));
            Assert.Equal(HttpStatusCode.Unauthorized, await reader.StatusAsync("/v1/ranking"));
        }
        var (_, entry) = await site.Services.GetRequiredService<AuditTrail>().ReadAsync(null, default).FirstAsync();
        Assert.Equal(("sign-in", "refused"), (entry.Action, entry.Outcome));
    }

    [Fact]
    public async Task The_same_answer_given_twice_opens_once()
    {
        await using var provider = await SignInProvider.StartAsync();
        await using var site = await TestSite.StartAsync(provider.Settings);
        using var browser = new Browser(site);
        var callback = await browser.CallbackAsync();
        using var first = await browser.FollowAsync(callback);
        Assert.Contains("0;url=", await first.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var second = await browser.FollowAsync(callback);
        Assert.Contains("did not let you in", await second.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_no_rights_here_is_told_so_and_gets_no_session()
    {
        await using var provider = await SignInProvider.StartAsync();
        provider.IdToken = nonce => provider.Issuer.Sign(SignInProvider.Person(nonce, "staff", "root"), SignInProvider.ClientId);
        await using var site = await TestSite.StartAsync(provider.Settings);
        using var browser = new Browser(site);
        using var refused = await browser.FollowAsync("/sign-in/provider");
        Assert.Contains("have no rights here", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, await browser.StatusAsync("/v1/ranking"));
    }

    [Fact]
    public async Task Signing_out_needs_the_token_of_the_page_and_ends_the_session_here_and_at_the_provider()
    {
        await using var provider = await SignInProvider.StartAsync();
        await using var site = await TestSite.StartAsync(provider.Settings);
        using var browser = new Browser(site);
        using var done = await browser.FollowAsync("/sign-in/provider");
        using var forged = new FormUrlEncodedContent([]);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Http.PostAsync("/sign-out", forged)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync("/v1/ranking"));
        var token = Regex.Match(await browser.Http.GetStringAsync("/alerts"), "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        var page = await (await browser.Http.PostAsync("/sign-out", form)).Content.ReadAsStringAsync();
        var onward = WebUtility.HtmlDecode(Regex.Match(page, "0;url=([^\"]+)\"").Groups[1].Value);
        Assert.StartsWith(provider.Issuer.Address + "/logout?", onward, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, await browser.StatusAsync("/v1/ranking"));
        (await browser.FollowAsync(onward)).Dispose();
        Assert.Equal(1, provider.SignedOut);
    }

    [Fact]
    public async Task An_address_to_return_to_that_is_not_ours_is_not_followed()
    {
        await using var provider = await SignInProvider.StartAsync();
        await using var site = await TestSite.StartAsync(provider.Settings);
        using var browser = new Browser(site);
        using var done = await browser.FollowAsync("/sign-in/provider?back=https%3A%2F%2Fevil.example");
        Assert.Contains("content=\"0;url=/\"", await done.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("content=\"0;url=/\"", await browser.Http.GetStringAsync("/sign-in/done?back=%2F%2Fevil.example"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_without_an_issuer_is_refused_at_the_start() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => TestSite.StartAsync("Auth:Required=true", "Auth:Provider:ClientId=x"));

    /// <summary>Follows redirects itself, to see every one; keeps cookies as a browser does.</summary>
    private sealed class Browser : IDisposable
    {
        public Browser(TestSite site) => Http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = site.Address };

        public HttpClient Http { get; }

        /// <summary>Cookies that were set, as sent; deletions are left out.</summary>
        public List<string> Given { get; } = [];

        /// <summary>Begins at the site and stops where the provider sends back to.</summary>
        public async Task<string> CallbackAsync()
        {
            using var begun = await StepAsync("/sign-in/provider");
            using var sent = await StepAsync(begun.Headers.Location!.ToString());
            return sent.Headers.Location!.ToString();
        }

        public async Task<HttpResponseMessage> FollowAsync(string address)
        {
            var answer = await StepAsync(address);
            for (var steps = 0; answer.Headers.Location is { } next; steps++)
            {
                Assert.True(steps < 10, "it leads nowhere: " + next);
                answer.Dispose();
                answer = await StepAsync(next.ToString());
            }
            return answer;
        }

        public async Task<HttpStatusCode> StatusAsync(string address)
        {
            using var answer = await Http.GetAsync(address);
            return answer.StatusCode;
        }

        public void Dispose() => Http.Dispose();

        private async Task<HttpResponseMessage> StepAsync(string address)
        {
            var answer = await Http.GetAsync(address);
            if (answer.Headers.TryGetValues("Set-Cookie", out var cookies))
            {
                Given.AddRange(cookies.Where(cookie => !cookie.Contains("expires=Thu, 01 Jan 1970", StringComparison.OrdinalIgnoreCase)));
            }
            return answer;
        }
    }
}
