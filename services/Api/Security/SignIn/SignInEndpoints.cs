using CcgcStream.Api.Dashboard;
using CcgcStream.Api.Security.Audit;
using CcgcStream.Api.Security.Browsers;
using CcgcStream.ServiceDefaults.Access;
using CcgcStream.State.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CcgcStream.Api.Security.SignIn;

/// <summary>
/// Signing in to the dashboard, with an API key (exchanged for a session cookie and not kept) or at the identity provider, and out again.
/// </summary>
internal static class SignInEndpoints
{
    public static void MapSignIn(this WebApplication app)
    {
        app.MapGet("/sign-in", (HttpContext http, AccessOptions access, string? returnUrl, string? refused) =>
            Page(http, access, refused is "provider" or "rights" ? refused : "", returnUrl)).ExcludeFromDescription();
        app.MapPost("/sign-in", SignInAsync).ExcludeFromDescription();
        app.MapPost("/sign-out", SignOutAsync).ExcludeFromDescription();
        if (app.Services.GetRequiredService<AccessOptions>().HasProvider)
        {
            app.MapGet("/sign-in/provider", (string? back) => TypedResults.Challenge(
                new AuthenticationProperties { RedirectUri = LocalPath.Of(back) }, [OpenIdConnectDefaults.AuthenticationScheme])).ExcludeFromDescription();
            app.MapGet("/sign-in/done", (HttpContext http, string? back) => Onward(http, LocalPath.Of(back))).ExcludeFromDescription();
        }
    }

    private static async Task<IResult> SignInAsync(
        HttpContext http, ApiKeyStore keys, AuditLog audit, AccessOptions access, [FromForm] string? key, [FromForm] string? back)
    {
        if (await keys.FindAsync(key, http.RequestAborted) is not { } found)
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            await audit.WriteAsync(http.User, "sign-in", "dashboard", "refused", http.RequestAborted);
            return Page(http, access, "key", back);
        }
        var principal = ApiKeyScheme.PrincipalOf(found, CookieAuthenticationDefaults.AuthenticationScheme);
        await audit.WriteAsync(principal, "sign-in", "dashboard", "done", http.RequestAborted);
        // The session ends with the key that opened it.
        await http.SignInAsync(
            CookieAuthenticationDefaults.AuthenticationScheme, principal, new AuthenticationProperties { ExpiresUtc = Earlier(found.ExpiresAt, http) });
        return Results.LocalRedirect(LocalPath.Of(back));
    }

    private static DateTimeOffset Earlier(DateTimeOffset keyEnds, HttpContext http)
    {
        var eightHours = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().AddHours(8);
        return keyEnds < eightHours ? keyEnds : eightHours;
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, ProviderSignOut provider, [FromForm] string? back)
    {
        var elsewhere = await provider.AddressAsync(http);
        await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return elsewhere is null ? Results.LocalRedirect(LocalPath.Of(back)) : Onward(http, elsewhere);
    }

    private static RazorComponentResult<SignInPage> Page(HttpContext http, AccessOptions access, string refused, string? back) =>
        new(new { View = ViewSettings.Of(http), Refused = refused, Back = LocalPath.Of(back), Provider = access.HasProvider ? access.Provider.Name : "" });

    private static RazorComponentResult<OnwardPage> Onward(HttpContext http, string to) => new(new { View = ViewSettings.Of(http), To = to });
}
