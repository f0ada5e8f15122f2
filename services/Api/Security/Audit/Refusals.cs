using CcgcStream.ServiceDefaults.Access;

namespace CcgcStream.Api.Security.Audit;

/// <summary>Logs every refusal: who was told 401, 403 or 429, and for what. The path is written in its encoded form, so that nobody can forge a line.</summary>
internal sealed partial class Refusals(ILogger<Refusals> logger)
{
    public async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        await next(http);
        if (http.Response.StatusCode is StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden or StatusCodes.Status429TooManyRequests)
        {
            LogRefused(http.Response.StatusCode, http.Request.Method, http.Request.Path.ToUriComponent(), Caller.IdOf(http.User) ?? $"{http.Connection.RemoteIpAddress}");
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Refused with {Status}: {Method} {Path} of {Caller}")]
    private partial void LogRefused(int status, string method, string path, string caller);
}
