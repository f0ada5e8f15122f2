using CcgcStream.Api.Dashboard;
using CcgcStream.Api.Security.Audit;
using CcgcStream.Api.Security.Browsers;
using CcgcStream.Api.Security.Keys;
using CcgcStream.State.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CcgcStream.Api.Security.SignIn;

/// <summary>Signing in to the dashboard with an API key: the key is exchanged for a session cookie and not kept.</summary>
internal static class SignInEndpoints
{
    public static void MapSignIn(this WebApplication app)
    {
        app.MapGet("/sign-in", (HttpContext http, string? returnUrl) => Page(http, refused: false, returnUrl)).ExcludeFromDescription();
        app.MapPost("/sign-in", SignInAsync).ExcludeFromDescription();
        app.MapPost("/sign-out", async (HttpContext http, [FromForm] string? back) =>
        {
            await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            return Results.LocalRedirect(LocalPath.Of(back));
        }).ExcludeFromDescription();
    }

    private static async Task<IResult> SignInAsync(HttpContext http, ApiKeyStore keys, AuditLog audit, [FromForm] string? key, [FromForm] string? back)
    {
        if (await keys.FindAsync(key, http.RequestAborted) is not { } found)
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            await audit.WriteAsync(http.User, "sign-in", "dashboard", "refused", http.RequestAborted);
            return Page(http, refused: true, back);
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

    private static RazorComponentResult<SignInPage> Page(HttpContext http, bool refused, string? back) =>
        new(new { View = ViewSettings.Of(http), Refused = refused, Back = LocalPath.Of(back) });
}
