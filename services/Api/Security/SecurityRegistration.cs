using CcgcStream.Api.Ranking;
using CcgcStream.Api.Security.Audit;
using CcgcStream.Api.Security.Binding;
using CcgcStream.Api.Security.Browsers;
using CcgcStream.Api.Security.Keys;
using CcgcStream.Api.Security.Limits;
using CcgcStream.Api.Security.SignIn;
using CcgcStream.State.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace CcgcStream.Api.Security;

/// <summary>Who may do what: keys, tokens, sign-in of the dashboard, limits, and the guards around them.</summary>
internal static class SecurityRegistration
{
    private const string Chosen = "Chosen";

    public static void AddApiSecurity(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        var access = builder.Configuration.GetSection(AccessOptions.Section).Get<AccessOptions>() ?? new AccessOptions();
        if (access.Authority.Length == 0 && access.Provider.ClientId.Length > 0)
        {
            throw new InvalidOperationException("Auth:Provider:ClientId needs the address of the provider in Auth:Authority.");
        }
        services.AddSingleton(access);
        services.AddSingleton<ApiKeyStore>();
        services.AddSingleton<KnownKeys>();
        services.AddSingleton<RateLimits>();
        services.AddSingleton<OriginGuard>();
        services.AddSingleton<ManagementPort>();
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<Refusals>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<ProviderSignOut>();
        services.AddHostedService<BindingGuard>();
        services.AddAuthorization(options => options.AddScopes(access));
        var authentication = services.AddAuthentication(Chosen)
            .AddPolicyScheme(Chosen, null, options => options.ForwardDefaultSelector = http => SchemeFor(http, access))
            .AddScheme<AuthenticationSchemeOptions, ApiKeyScheme>(ApiKeyScheme.Name, null)
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
        if (access.Authority.Length > 0)
        {
            authentication.AddJwtBearer(options =>
            {
                options.Authority = access.Authority;
                options.Audience = access.Audience;
                options.MapInboundClaims = false;
                // Keys of the issuer come over the network: only over TLS, but for an issuer on this machine.
                options.RequireHttpsMetadata = !BindingGuard.IsLoopback(access.Authority);
                options.TokenValidationParameters.ClockSkew = TimeSpan.FromSeconds(30);
                options.Events = new()
                {
                    OnTokenValidated = validated =>
                    {
                        validated.Principal = GrantedScopes.IdentityOf(validated.Principal!, access, JwtBearerDefaults.AuthenticationScheme);
                        return Task.CompletedTask;
                    },
                };
            });
        }
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

    /// <summary>A key and a token both come as bearer; the key is told by its beginning. Pages use the session cookie.</summary>
    private static string SchemeFor(HttpContext http, AccessOptions access)
    {
        if (ApiKeyScheme.TokenOf(http.Request) is not null)
        {
            return ApiKeyScheme.Name;
        }
        if (access.Authority.Length > 0 && http.Request.Headers.Authorization.Count > 0)
        {
            return JwtBearerDefaults.AuthenticationScheme;
        }
        return http.Request.Path.StartsWithSegments("/v1") && !http.Request.Headers.ContainsKey("Cookie")
            ? ApiKeyScheme.Name
            : CookieAuthenticationDefaults.AuthenticationScheme;
    }
}
