using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace CcgcStream.Api.Security.SignIn;

/// <summary>Where a session that a provider opened is ended there too (RP-initiated logout), for providers that say where.</summary>
internal sealed partial class ProviderSignOut(IOptionsMonitor<OpenIdConnectOptions> options, ILogger<ProviderSignOut> logger)
{
    /// <summary>Type of the claim that names the scheme which opened the session.</summary>
    public const string Mark = "ccgc:opened-by";

    /// <summary>The provider's address; null for a session of a key, or when the provider offers none or does not answer.</summary>
    public async Task<string?> AddressAsync(HttpContext http)
    {
        if (http.User.FindFirstValue(Mark) is not { } scheme || options.Get(scheme) is not { ConfigurationManager: { } manager } provider)
        {
            return null;
        }
        try
        {
            var configuration = await manager.GetConfigurationAsync(http.RequestAborted);
            return configuration.EndSessionEndpoint is { Length: > 0 } end
                ? QueryHelpers.AddQueryString(end, new Dictionary<string, string?>
                {
                    ["client_id"] = provider.ClientId,
                    ["post_logout_redirect_uri"] = $"{http.Request.Scheme}://{http.Request.Host}/sign-in",
                })
                : null;
        }
        catch (Exception error) when (error is InvalidOperationException or IOException or HttpRequestException)
        {
            // Signed out here in any case; the provider's own session then ends by its own time.
            LogUnreachable(error.Message.ReplaceLineEndings(" "));
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The identity provider did not say where to sign out: {Reason}")]
    private partial void LogUnreachable(string reason);
}
