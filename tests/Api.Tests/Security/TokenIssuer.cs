using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CcgcStream.Api.Tests.Security;

/// <summary>An OpenID Connect issuer of the test's own on loopback: its configuration, its keys and tokens of any kind.</summary>
internal sealed class TokenIssuer : IAsyncDisposable
{
    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly WebApplication _app;
    private readonly RSA _rsa = RSA.Create(2048);

    private TokenIssuer(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    public static async Task<TokenIssuer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var issuer = new TokenIssuer(app);
        app.MapGet("/.well-known/openid-configuration", () => Results.Content(
            $$"""{"issuer":"{{issuer.Address}}","jwks_uri":"{{issuer.Address}}/keys"}""", "application/json"));
        app.MapGet("/keys", () =>
        {
            var key = issuer._rsa.ExportParameters(includePrivateParameters: false);
            return Results.Content(
                $$"""{"keys":[{"kty":"RSA","use":"sig","kid":"k1","n":"{{Base64UrlEncoder.Encode(key.Modulus)}}","e":"{{Base64UrlEncoder.Encode(key.Exponent)}}"}]}""",
                "application/json");
        });
        await app.StartAsync();
        return issuer;
    }

    /// <summary>A token; every part may be made wrong.</summary>
    public string Token(string scope, string audience = "ccgcstream", string? issuer = null, TimeSpan? life = null, RSA? key = null) => Handler.CreateToken(new SecurityTokenDescriptor
    {
        Issuer = issuer ?? Address,
        Audience = audience,
        NotBefore = DateTime.UnixEpoch,
        Expires = TimeProvider.System.GetUtcNow().UtcDateTime + (life ?? TimeSpan.FromMinutes(5)),
        Claims = new Dictionary<string, object> { ["sub"] = "user-7", ["scope"] = scope },
        SigningCredentials = new SigningCredentials(new RsaSecurityKey(key ?? _rsa) { KeyId = "k1" }, SecurityAlgorithms.RsaSha256),
    });

    /// <summary>A token that nobody signed.</summary>
    public string Unsigned(string scope)
    {
        var body = Token(scope).Split('.')[1];
        return Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""") + "." + body + ".";
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _rsa.Dispose();
    }
}
