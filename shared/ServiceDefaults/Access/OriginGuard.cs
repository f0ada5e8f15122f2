using Microsoft.AspNetCore.Http;

namespace CcgcStream.ServiceDefaults.Access;

/// <summary>
/// Keeps other web sites from using a reader's browser against this server: a request that changes something, or opens the
/// dashboard's socket, must not come from another origin; and while the server is open on loopback, it answers only to a
/// loopback name, which stops DNS rebinding.
/// </summary>
public sealed class OriginGuard(AccessOptions access)
{
    public Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        var request = http.Request;
        if (!access.Required && !BindingGuard.IsLoopback(request.Host.Value ?? ""))
        {
            return RefuseAsync(http, "This server is open to this machine only; use its loopback address as host name.");
        }
        var safe = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);
        return (!safe || request.Path.StartsWithSegments("/_blazor")) && IsForeign(request)
            ? RefuseAsync(http, "Requests of another origin may not change anything here.")
            : next(http);
    }

    private static bool IsForeign(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        return request.Headers.Origin.ToString() switch
        {
            "" => site is "cross-site" or "same-site",
            // A browser that is told to send no referrer names no origin with a form either. What it says of the site, no page can make it say.
            "null" => site != "same-origin",
            var origin => !origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase),
        };
    }

    private static Task RefuseAsync(HttpContext http, string why) =>
        TypedResults.Problem(why, statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(http);
}
