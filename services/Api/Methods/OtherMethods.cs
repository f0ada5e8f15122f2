namespace CcgcStream.Api.Methods;

/// <summary>
/// Answers 405 with <c>Allow</c> where an operation exists but not by this method. Without it the page for what is not found, which takes
/// every path, would answer 404.
/// </summary>
internal static class OtherMethods
{
    private static readonly string[] All = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

    /// <summary>Must be called after every operation is mapped.</summary>
    public static void MapOtherMethods(this WebApplication app)
    {
        var operations = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText?.StartsWith("/v1/", StringComparison.Ordinal) == true)
            .ToLookup(endpoint => endpoint.RoutePattern.RawText!, endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? All);
        foreach (var operation in operations)
        {
            string[] known = [.. operation.SelectMany(methods => methods).SelectMany(WithHead).Distinct()];
            var allow = string.Join(", ", known);
            app.MapMethods(operation.Key, All.Except(known), http =>
            {
                http.Response.Headers.Allow = allow;
                http.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
                return Task.CompletedTask;
            }).AllowAnonymous().ExcludeFromDescription();
        }
    }

    /// <summary>What can be read can be asked for by its head.</summary>
    private static string[] WithHead(string method) => method == HttpMethods.Get ? [method, HttpMethods.Head] : [method];
}
