using System.Security.Cryptography;

namespace CcgcStream.Api.Security.Browsers;

/// <summary>
/// The content security policy: scripts only from this server and none inline, nothing from elsewhere. Style attributes
/// must stay allowed, because the component libraries set them; they cannot run anything.
/// </summary>
internal static class ContentPolicy
{
    /// <summary>Where the reference page lies, whose package starts itself by a script in the page.</summary>
    public const string ReferencePage = "/docs";

    private const string Rest =
        "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; form-action 'self'; "
        + "base-uri 'self'; frame-ancestors 'none'; object-src 'none'";

    private const string Policy = "default-src 'none'; script-src 'self'; " + Rest;
    private static readonly object NonceKey = new();

    public static Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        http.Response.Headers.ContentSecurityPolicy = http.Request.Path.StartsWithSegments(ReferencePage) ? WithNonce(http) : Policy;
        http.Response.Headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), browsing-topics=()";
        return next(http);
    }

    /// <summary>The number that the scripts of this one answer must carry.</summary>
    public static string NonceOf(HttpContext http) => (string)http.Items[NonceKey]!;

    private static string WithNonce(HttpContext http)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        http.Items[NonceKey] = nonce;
        return $"default-src 'none'; script-src 'self' 'nonce-{nonce}'; {Rest}";
    }
}
