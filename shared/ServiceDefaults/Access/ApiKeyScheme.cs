using System.Security.Claims;
using System.Text.Encodings.Web;
using CcgcStream.State.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CcgcStream.ServiceDefaults.Access;

/// <summary>Authenticates <c>Authorization: Bearer ccgc_…</c> or <c>X-Api-Key: ccgc_…</c>. A key in the query is never read: it would be logged.</summary>
public sealed class ApiKeyScheme(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, KnownKeys keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "ApiKey";

    /// <summary>The token that a request carries; null when it carries none of ours.</summary>
    public static string? TokenOf(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        var token = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header[7..].Trim() : request.Headers["X-Api-Key"].ToString();
        return token.StartsWith("ccgc_", StringComparison.Ordinal) ? token : null;
    }

    /// <summary>The identity of a key: its id, whose it is, and its scopes.</summary>
    public static ClaimsPrincipal PrincipalOf(ApiKey key, string scheme) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, key.Id), new Claim(ClaimTypes.Name, key.Name),
            .. key.Scopes.Select(scope => new Claim(Scopes.ClaimType, scope)),
        ],
        scheme));

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (TokenOf(Request) is not { } token)
        {
            return AuthenticateResult.NoResult();
        }
        return await keys.FindAsync(token, Context.RequestAborted) is { } key
            ? AuthenticateResult.Success(new AuthenticationTicket(PrincipalOf(key, Name), Name))
            : AuthenticateResult.Fail("The key is unknown, expired or revoked.");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer realm=\"ccgcstream\"";
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }
}
