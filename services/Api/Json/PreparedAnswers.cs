using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CcgcStream.Api.Json;

/// <summary>Gives every read a strong ETag and answers 304 to those who hold the same: a reader may keep an answer, but has to ask again.</summary>
internal sealed class PreparedAnswers(IOptions<JsonOptions> json) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var result = await next(context);
        var http = context.HttpContext;
        if (!HttpMethods.IsGet(http.Request.Method))
        {
            http.Response.Headers.CacheControl = "no-store";
            return result;
        }
        if (result is IFileHttpResult)
        {
            http.Response.Headers.CacheControl = "no-cache";
            http.Response.Headers.Vary = HeaderNames.Accept;
        }
        return result is IValueHttpResult { Value: { } value } && result is not IStatusCodeHttpResult { StatusCode: not StatusCodes.Status200OK }
            ? PreparedJson.Of(value, json.Value.SerializerOptions.GetTypeInfo(value.GetType()))
            : result;
    }
}
