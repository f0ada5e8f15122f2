using System.Net;
using System.Security.Cryptography;
using CcgcStream.Tests.Site;

namespace CcgcStream.Api.Tests.Security;

/// <summary>Tokens of an identity provider, against an issuer that really serves its keys.</summary>
public sealed class TokenTests
{
    [Fact]
    public async Task A_token_of_the_configured_issuer_opens_what_its_scopes_say_and_every_other_token_nothing()
    {
        await using var issuer = await TokenIssuer.StartAsync();
        await using var site = await TestSite.StartAsync("Auth:Required=true", "Auth:Authority=" + issuer.Address);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(site, "/v1/ranking", issuer.Token("openid read")));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(site, "/v1/ranking", issuer.Token("openid")));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(site, "/v1/audit", issuer.Token("read")));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(site, "/v1/audit", issuer.Token("admin")));
        using var stranger = RSA.Create(2048);
        foreach (var wrong in new[]
        {
            issuer.Token("admin", audience: "another"), issuer.Token("admin", issuer: "http://127.0.0.1:1"), issuer.Token("admin", life: TimeSpan.FromMinutes(-5)),
            issuer.Token("admin", key: stranger), TokenIssuer.Unsigned(issuer.Token("admin")), "a.b.c", "",
        })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(site, "/v1/ranking", wrong));
        }
    }

    [Fact]
    public async Task An_issuer_whose_metadata_name_another_does_not_speak_for_it()
    {
        await using var issuer = await TokenIssuer.StartAsync();
        await using var site = await TestSite.StartAsync("Auth:Required=true", "Auth:Authority=" + issuer.Address);
        issuer.Name = "https://accounts.example.org";
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(site, "/v1/ranking", issuer.Token("admin")));
    }

    [Fact]
    public async Task What_a_token_s_holder_does_is_audited_by_subject()
    {
        await using var issuer = await TokenIssuer.StartAsync();
        await using var site = await TestSite.StartAsync("Auth:Required=true", "Auth:Authority=" + issuer.Address);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/privacy/erase") { Content = new StringContent("""{"posts":["x:1"]}""", null, "application/json") };
        request.Headers.Authorization = new("Bearer", issuer.Token("admin"));
        Assert.Equal(HttpStatusCode.OK, (await site.Http.SendAsync(request)).StatusCode);
        using var audit = new HttpRequestMessage(HttpMethod.Get, "/v1/audit");
        audit.Headers.Authorization = new("Bearer", issuer.Token("admin"));
        Assert.Contains("\"who\":\"user-7\"", await (await site.Http.SendAsync(audit)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> StatusAsync(TestSite site, string path, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        return (await site.Http.SendAsync(request)).StatusCode;
    }
}
