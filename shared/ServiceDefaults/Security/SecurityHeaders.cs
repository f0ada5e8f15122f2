using Microsoft.AspNetCore.Builder;

namespace CcgcStream.ServiceDefaults.Security;

internal static class SecurityHeaders
{
    /// <summary>Headers that hold for every response; the Api adds its content security policy to pages.</summary>
    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.XFrameOptions = "DENY";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return next(context);
    });
}
