using CcgcStream.State.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace CcgcStream.ServiceDefaults.Access;

/// <summary>One authorisation policy a scope. Open on loopback, each is granted; otherwise the caller's claims decide.</summary>
public static class Scopes
{
    /// <summary>Type of the claim that carries a scope, one claim each; what tokens say is brought into this form by <see cref="GrantedScopes"/>.</summary>
    public const string ClaimType = "scope";

    public static void AddScopes(this AuthorizationOptions options, AccessOptions access)
    {
        foreach (var scope in ApiKeyScopes.All)
        {
            options.AddPolicy(scope, policy =>
            {
                if (access.Required)
                {
                    policy.RequireAuthenticatedUser();
                }
                policy.RequireAssertion(context => !access.Required || Allows(context.User, scope));
            });
        }
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(context => !access.Required || AllowsUnmarked(context)).Build();
    }

    /// <summary>
    /// Endpoints of other services in the same process carry no mark of ours: sending posts needs the ingest scope, anything else
    /// under /v1 and the metrics need admin; health, the sign-in and static files are open.
    /// </summary>
    private static bool AllowsUnmarked(AuthorizationHandlerContext context)
    {
        if (context.Resource is not HttpContext http)
        {
            return false;
        }
        var path = http.Request.Path;
        var needed = path.StartsWithSegments("/v1/posts") ? ApiKeyScopes.Ingest
            : path.StartsWithSegments("/v1") || path.StartsWithSegments("/metrics") ? ApiKeyScopes.Admin
            : null;
        return needed is null || Allows(context.User, needed);
    }

    /// <summary>True when the caller holds the scope, or admin.</summary>
    public static bool Allows(System.Security.Claims.ClaimsPrincipal user, string scope) =>
        user.FindAll(ClaimType).Any(held => held.Value == scope || held.Value == ApiKeyScopes.Admin);
}
