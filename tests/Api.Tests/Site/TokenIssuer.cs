using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CcgcStream.Tests.Site;

/// <summary>An OpenID Connect issuer of the test's own on loopback: its configuration, its keys and tokens of any kind.</summary>
public sealed class TokenIssuer : IAsyncDisposable
{
    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly WebApplication _app;
    private readonly RSA _rsa = RSA.Create(2048);

    private TokenIssuer(WebApplication app) => _app = app;

    /// <summary>Its address and name. Another host name than the site's, so that a browser takes it for another site.</summary>
    public string Address => _app.Urls.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    /// <summary>What it calls itself, in its metadata and tokens; its address when null.</summary>
    public string? Name { get; set; }

    /// <summary>Starts it, with what else it is to answer.</summary>
    public static async Task<TokenIssuer> StartAsync(Action<WebApplication, TokenIssuer>? more = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var issuer = new TokenIssuer(app);
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, string>
        {
            ["issuer"] = issuer.Name ?? issuer.Address, ["jwks_uri"] = issuer.Address + "/keys", ["authorization_endpoint"] = issuer.Address + "/authorize",
            ["token_endpoint"] = issuer.Address + "/token", ["end_session_endpoint"] = issuer.Address + "/logout",
        }));
        app.MapGet("/keys", () =>
        {
            var key = issuer._rsa.ExportParameters(includePrivateParameters: false);
            return Results.Content(
                $$"""{"keys":[{"kty":"RSA","use":"sig","kid":"k1","n":"{{Base64UrlEncoder.Encode(key.Modulus)}}","e":"{{Base64UrlEncoder.Encode(key.Exponent)}}"}]}""",
                "application/json");
        });
        more?.Invoke(app, issuer);
        await app.StartAsync();
        return issuer;
    }

    /// <summary>An access token; every part may be made wrong.</summary>
    public string Token(string scope, string audience = "ccgcstream", string? issuer = null, TimeSpan? life = null, RSA? key = null) =>
        Sign(new() { ["sub"] = "user-7", ["scope"] = scope }, audience, issuer, life, key);

    /// <summary>A signed token of any claims.</summary>
    public string Sign(Dictionary<string, object> claims, string audience, string? issuer = null, TimeSpan? life = null, RSA? key = null) => Handler.CreateToken(new SecurityTokenDescriptor
    {
        Issuer = issuer ?? Name ?? Address,
        Audience = audience,
        IssuedAt = TimeProvider.System.GetUtcNow().UtcDateTime,
        NotBefore = DateTime.UnixEpoch,
        Expires = TimeProvider.System.GetUtcNow().UtcDateTime + (life ?? TimeSpan.FromHours(1)),
        Claims = claims,
        SigningCredentials = new SigningCredentials(new RsaSecurityKey(key ?? _rsa) { KeyId = "k1" }, SecurityAlgorithms.RsaSha256),
    });

    /// <summary>The same token with nobody's signature.</summary>
    public static string Unsigned(string token) => Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""") + "." + token.Split('.')[1] + ".";

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _rsa.Dispose();
    }
}
