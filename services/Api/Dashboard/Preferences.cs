using CcgcStream.Api.Security.Browsers;

namespace CcgcStream.Api.Dashboard;

/// <summary><c>GET /preferences</c>: keeps language and theme in cookies and goes back. Works without any script.</summary>
internal static class Preferences
{
    private static readonly CookieOptions Cookie = new()
    {
        HttpOnly = true, SameSite = SameSiteMode.Strict, MaxAge = TimeSpan.FromDays(365), IsEssential = true, Path = "/",
    };

    public static void MapPreferences(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/preferences", (HttpContext http, string? lang, string? theme, string? back) =>
        {
            if (lang is "en" or "zh")
            {
                http.Response.Cookies.Append("ccgc-lang", lang, Cookie);
            }
            if (theme is "light" or "dark" or "auto")
            {
                http.Response.Cookies.Append("ccgc-theme", theme, Cookie);
            }
            return Results.LocalRedirect(LocalPath.Of(back));
        }).ExcludeFromDescription();
}
