using CcgcStream.State.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CcgcStream.ServiceDefaults.Access;

/// <summary>Who may do what at a service that others can call: API keys of the state store, tokens of an issuer, scopes, and the guards that hold without them.</summary>
public static class AccessRegistration
{
    private const string Chosen = "Chosen";

    /// <summary>Adds keys, tokens and scopes, and refuses to listen beyond this machine without them.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="otherwise">The scheme of a request that carries neither key nor token; the one of keys when absent.</param>
    public static AuthenticationBuilder AddAccess(this IHostApplicationBuilder builder, Func<HttpContext, string>? otherwise = null)
    {
        var services = builder.Services;
        var access = builder.Configuration.GetSection(AccessOptions.Section).Get<AccessOptions>() ?? new AccessOptions();
        services.AddSingleton(access);
        services.AddSingleton<ApiKeyStore>();
        services.AddSingleton<KnownKeys>();
        services.AddSingleton<OriginGuard>();
        services.AddHostedService<BindingGuard>();
        services.AddAuthorization(options => options.AddScopes(access));
        var authentication = services.AddAuthentication(Chosen)
            .AddPolicyScheme(Chosen, null, options => options.ForwardDefaultSelector = http => SchemeFor(http, access) ?? otherwise?.Invoke(http) ?? ApiKeyScheme.Name)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyScheme>(ApiKeyScheme.Name, null);
        if (access.Authority.Length > 0)
        {
            authentication.AddJwtBearer(options => Trust(options, access));
        }

        return authentication;
    }

    /// <summary>The middleware of a service without pages of its own. Without a mark, sending posts needs the ingest scope and the rest of /v1 admin.</summary>
    public static WebApplication UseAccess(this WebApplication app)
    {
        app.Use(app.Services.GetRequiredService<OriginGuard>().InvokeAsync);
        app.UseAuthentication();
        app.UseAuthorization();
        return app;
    }

    private static void Trust(JwtBearerOptions options, AccessOptions access)
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
                if (!access.IsIssuer(validated.SecurityToken.Issuer))
                {
                    validated.Fail("The token is of another issuer.");
                    return Task.CompletedTask;
                }

                validated.Principal = GrantedScopes.IdentityOf(validated.Principal!, access, JwtBearerDefaults.AuthenticationScheme);
                return Task.CompletedTask;
            },
        };
    }

    /// <summary>A key and a token both come as bearer; the key is told by its beginning.</summary>
    private static string? SchemeFor(HttpContext http, AccessOptions access) =>
        ApiKeyScheme.TokenOf(http.Request) is not null ? ApiKeyScheme.Name
        : access.Authority.Length > 0 && http.Request.Headers.Authorization.Count > 0 ? JwtBearerDefaults.AuthenticationScheme
        : null;
}
