using CcgcStream.Api.Security.Audit;
using CcgcStream.ServiceDefaults.Access;
using CcgcStream.Api.Security.Browsers;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace CcgcStream.Api.Security.SignIn;

/// <summary>
/// Signing in to the dashboard at an identity provider: authorization code with PKCE. The provider's tokens are looked at once and
/// dropped; what stays is the same session cookie that a key opens.
/// </summary>
internal static partial class ProviderSignIn
{
    /// <summary>Where the provider sends readers back to: the redirect address to register there.</summary>
    public const string CallbackPath = "/sign-in/provider/callback";

    public static void AddProvider(this AuthenticationBuilder authentication, AccessOptions access) => authentication.AddOpenIdConnect(options =>
    {
        options.Authority = access.Authority;
        options.ClientId = access.Provider.ClientId;
        options.ClientSecret = access.Provider.ClientSecret.Length > 0 ? access.Provider.ClientSecret : null;
        options.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
        options.RequireHttpsMetadata = !BindingGuard.IsLoopback(access.Authority);
        options.ResponseType = OpenIdConnectResponseType.Code;
        // The answer comes in the address: as a form it would be a foreign site's POST, which nothing here takes.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.CallbackPath = CallbackPath;
        options.MapInboundClaims = false;
        options.SaveTokens = false;
        options.DisableTelemetry = true;
        options.TokenValidationParameters.ClockSkew = TimeSpan.FromSeconds(30);
        options.Scope.Clear();
        foreach (var scope in access.Provider.Request.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            options.Scope.Add(scope);
        }
        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
        {
            // They must come along when the provider's page leads back here, so Strict is too strict.
            (cookie.SameSite, cookie.SecurePolicy, cookie.HttpOnly) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest, true);
        }
        // The framework lets an ID token that came over the back channel go unsigned, as the specification allows; keys are at hand, so it must be signed.
        options.Events.OnTokenValidated = validated =>
        {
            if (validated.SecurityToken.RawSignature is not { Length: > 0 } || !access.IsIssuer(validated.SecurityToken.Issuer))
            {
                validated.Fail("The ID token is not signed, or of another issuer.");
            }
            return Task.CompletedTask;
        };
        options.Events.OnTicketReceived = received => FinishAsync(received, access);
        options.Events.OnRemoteFailure = RefuseAsync;
    });

    /// <summary>The page that a finished sign-in leads to: it goes on by itself, as a navigation of this site, which the Strict cookie needs.</summary>
    public static string DoneAddress(string? back) => "/sign-in/done?back=" + Uri.EscapeDataString(LocalPath.Of(back));

    private static async Task FinishAsync(TicketReceivedContext received, AccessOptions access)
    {
        var http = received.HttpContext;
        var audit = http.RequestServices.GetRequiredService<AuditLog>();
        var who = GrantedScopes.IdentityOf(received.Principal!, access, CookieAuthenticationDefaults.AuthenticationScheme);
        if (GrantedScopes.Of(received.Principal!, access).Count == 0)
        {
            await audit.WriteAsync(who, "sign-in", "dashboard", "refused: no scope", http.RequestAborted);
            received.HandleResponse();
            http.Response.Redirect("/sign-in?refused=rights");
            return;
        }
        await audit.WriteAsync(who, "sign-in", "dashboard", "done", http.RequestAborted);
        // Marks the session as one that the provider knows, so that signing out ends it there too.
        ((System.Security.Claims.ClaimsIdentity)who.Identity!).AddClaim(new(ProviderSignOut.Mark, received.Scheme.Name));
        received.Principal = who;
        received.ReturnUri = DoneAddress(received.ReturnUri);
    }

    private static async Task RefuseAsync(RemoteFailureContext failure)
    {
        var http = failure.HttpContext;
        LogRefused(http.RequestServices.GetRequiredService<ILogger<AccessOptions>>(), failure.Failure?.GetType().Name ?? "", failure.Failure?.Message.ReplaceLineEndings(" ") ?? "");
        await http.RequestServices.GetRequiredService<AuditLog>().WriteAsync(http.User, "sign-in", "dashboard", "refused", http.RequestAborted);
        failure.HandleResponse();
        http.Response.Redirect("/sign-in?refused=provider");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The identity provider's answer was not accepted ({Kind}): {Reason}")]
    private static partial void LogRefused(ILogger logger, string kind, string reason);
}
