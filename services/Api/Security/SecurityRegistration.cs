using CcgcStream.Api.Ranking;
using CcgcStream.Api.Security.Audit;
using CcgcStream.Api.Security.Browsers;
using CcgcStream.Api.Security.Limits;
using CcgcStream.Api.Security.SignIn;
using CcgcStream.ServiceDefaults.Access;
using CcgcStream.State.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace CcgcStream.Api.Security;

/// <summary>Who may do what: keys, tokens, sign-in of the dashboard, limits, and the guards around them.</summary>
internal static class SecurityRegistration
{
    public static void AddApiSecurity(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        var access = builder.Configuration.GetSection(AccessOptions.Section).Get<AccessOptions>() ?? new AccessOptions();
        if (access.Authority.Length == 0 && access.Provider.ClientId.Length > 0)
        {
            throw new InvalidOperationException("Auth:Provider:ClientId needs the address of the provider in Auth:Authority.");
        }
        services.AddSingleton<RateLimits>();
        services.AddSingleton<ManagementPort>();
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<Refusals>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<ProviderSignOut>();
        var authentication = builder.AddAccess(SchemeWithoutToken)
            .AddCookie(options =>
            {
                options.Cookie.Name = "ccgc-session";
                options.Cookie.HttpOnly = true;
                options.Cookie.SameSite = SameSiteMode.Strict;
                options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                options.ExpireTimeSpan = TimeSpan.FromHours(8);
                options.SlidingExpiration = false;
                options.LoginPath = "/sign-in";
                options.AccessDeniedPath = "/sign-in";
                // A program wants a status, not a form.
                options.Events.OnRedirectToLogin = redirect => Answer(redirect, StatusCodes.Status401Unauthorized);
                options.Events.OnRedirectToAccessDenied = redirect => Answer(redirect, StatusCodes.Status403Forbidden);
            });
        if (access.HasProvider)
        {
            authentication.AddProvider(access);
        }
    }

    /// <summary>The middleware, outermost first.</summary>
    public static void UseApiSecurity(this WebApplication app)
    {
        app.Services.GetRequiredService<ManagementPort>().Open(app);
        app.Use(app.Services.GetRequiredService<ManagementPort>().InvokeAsync);
        app.Use(ContentPolicy.InvokeAsync);
        app.Use(app.Services.GetRequiredService<OriginGuard>().InvokeAsync);
        var lane = app.Services.GetRequiredService<RankingLane>();
        if (app.Services.GetRequiredService<AccessOptions>() is { Required: false, EffectiveRequestsPerMinute: 0 })
        {
            // Open to everybody and without limit: there is nothing to find out about the caller first.
            app.Use(lane.InvokeAsync);
        }
        app.Use(app.Services.GetRequiredService<Refusals>().InvokeAsync);
        app.UseAuthentication();
        app.Use(app.Services.GetRequiredService<RateLimits>().InvokeAsync);
        app.Use(lane.InvokeAsync);
        app.UseAuthorization();
    }

    private static Task Answer(RedirectContext<CookieAuthenticationOptions> redirect, int status)
    {
        if (redirect.Request.Path.StartsWithSegments("/v1"))
        {
            redirect.Response.StatusCode = status;
        }
        else
        {
            redirect.Response.Redirect(redirect.RedirectUri);
        }
        return Task.CompletedTask;
    }

    /// <summary>Pages use the session cookie.</summary>
    private static string SchemeWithoutToken(HttpContext http) =>
        http.Request.Path.StartsWithSegments("/v1") && !http.Request.Headers.ContainsKey("Cookie")
            ? ApiKeyScheme.Name
            : CookieAuthenticationDefaults.AuthenticationScheme;
}
