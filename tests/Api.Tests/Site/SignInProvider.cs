using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace CcgcStream.Tests.Site;

/// <summary>
/// An identity provider of the test's own that signs somebody in without asking: authorization code with PKCE, which it checks as a real one
/// does, token, sign-out. Each of its answers can be made wrong.
/// </summary>
public sealed class SignInProvider : IAsyncDisposable
{
    /// <summary>Id and secret of the one client that it knows.</summary>
    public const string ClientId = "dashboard", ClientSecret = "s3cret-of-the-dashboard";

    private readonly ConcurrentDictionary<string, IQueryCollection> _codes = new();

    private SignInProvider()
    {
    }

    public TokenIssuer Issuer { get; private set; } = null!;

    /// <summary>Makes the ID token of a person from the nonce that it must hold.</summary>
    public Func<string, string> IdToken { get; set; } = null!;

    /// <summary>Changes where the browser is sent back to.</summary>
    public Func<string, string> Back { get; set; } = address => address;

    /// <summary>How often somebody was signed out.</summary>
    public int SignedOut { get; private set; }

    public static async Task<SignInProvider> StartAsync()
    {
        var provider = new SignInProvider();
        provider.Issuer = await TokenIssuer.StartAsync((app, _) =>
        {
            app.MapGet("/authorize", provider.Authorize);
            app.MapPost("/token", (Delegate)provider.TokenAsync);
            app.MapGet("/logout", (string client_id, string post_logout_redirect_uri) =>
            {
                provider.SignedOut += client_id == ClientId && post_logout_redirect_uri.EndsWith("/sign-in", StringComparison.Ordinal) ? 1 : 0;
                return Results.Content("<h1>Signed out of the provider</h1>", "text/html");
            });
        });
        provider.IdToken = nonce => provider.Issuer.Sign(Person(nonce, "editors"), ClientId);
        return provider;
    }

    /// <summary>Claims of the one person, with roles where Keycloak puts them.</summary>
    public static Dictionary<string, object> Person(string nonce, params string[] roles) => new()
    {
        ["sub"] = "user-7", ["nonce"] = nonce, ["preferred_username"] = "Ada", ["realm_access"] = new Dictionary<string, object> { ["roles"] = roles },
    };

    /// <summary>The settings of a site that knows this provider.</summary>
    public string[] Settings =>
    [
        "Auth:Required=true", "Auth:Authority=" + Issuer.Address, "Auth:Provider:ClientId=" + ClientId, "Auth:Provider:ClientSecret=" + ClientSecret,
        "Auth:Provider:Name=Example", "Auth:ScopeClaim=realm_access.roles", "Auth:Grants:editors=read ack",
    ];

    public ValueTask DisposeAsync() => Issuer.DisposeAsync();

    private IResult Authorize(HttpContext http)
    {
        var asked = http.Request.Query;
        if (asked["client_id"] != ClientId || asked["response_type"] != "code" || asked["code_challenge_method"] != "S256" || asked["code_challenge"].Count != 1)
        {
            return Results.BadRequest("not an authorization code request with PKCE");
        }
        var code = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        _codes[code] = asked;
        return Results.Redirect(Back(QueryHelpers.AddQueryString(asked["redirect_uri"]!, new Dictionary<string, string?> { ["code"] = code, ["state"] = asked["state"] })));
    }

    private async Task<IResult> TokenAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync();
        var challenge = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        // A code is good once, for the address it was sent to, and for whoever began.
        return form["grant_type"] == "authorization_code" && form["client_id"] == ClientId && form["client_secret"] == ClientSecret
            && _codes.TryRemove(form["code"].ToString(), out var asked) && asked["redirect_uri"] == form["redirect_uri"] && asked["code_challenge"] == challenge
                ? Results.Json(new Dictionary<string, object>
                {
                    ["access_token"] = "opaque-access-token", ["token_type"] = "Bearer", ["expires_in"] = 300, ["id_token"] = IdToken(asked["nonce"].ToString()),
                })
                : Results.Json(new Dictionary<string, string> { ["error"] = "invalid_grant" }, statusCode: 400);
    }
}
