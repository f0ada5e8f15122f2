using CcgcStream.State.Access;
using Microsoft.AspNetCore.Mvc;

namespace CcgcStream.Api.Ingest;

/// <summary>
/// Where services run apart, the API is the one door: it checks who sends, and passes posts and signed webhooks on to the collector of
/// <c>Api:Collector</c>, which then needs no port that the world can reach.
/// </summary>
public static class IngestForwarding
{
    /// <summary>Registers the forwarder.</summary>
    public static IHostApplicationBuilder AddIngestForwarding(this IHostApplicationBuilder builder)
    {
        builder.Services.AddHttpForwarder();
        return builder;
    }

    /// <summary>Maps <c>POST /v1/posts</c> and <c>POST /v1/webhooks/{name}</c>; nothing where no collector is named.</summary>
    public static WebApplication MapIngestForwarding(this WebApplication app)
    {
        if (app.Configuration["Api:Collector"] is { Length: > 0 } collector)
        {
            // The body streams through: its size is for the collector to judge.
            var (post, anySize) = (new HttpMethodMetadata([HttpMethods.Post]), new DisableRequestSizeLimitAttribute());
            app.MapForwarder("/v1/posts", collector).RequireAuthorization(ApiKeyScopes.Ingest).WithMetadata(post, anySize);
            app.MapForwarder("/v1/webhooks/{name}", collector).AllowAnonymous().WithMetadata(post, anySize); // Signed: the collector judges.
        }

        return app;
    }
}
