using CcgcStream.State.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Yarp.ReverseProxy.Transforms;
using Yarp.ReverseProxy.Transforms.Builder;

namespace CcgcStream.Api.Forwarding;

/// <summary>
/// Where services run apart, the API is the one door: it checks who asks, and passes posts and signed webhooks on to the collector of
/// <c>Api:Collector</c> and the dead notifications on to the notifier of <c>Api:Notifier</c>, which then need no port that the world can reach.
/// They check the caller's key or token themselves: one that reached them by another way gains nothing.
/// </summary>
public static class ServiceForwarding
{
    /// <summary>Registers the forwarder.</summary>
    public static IHostApplicationBuilder AddForwarding(this IHostApplicationBuilder builder)
    {
        builder.Services.AddHttpForwarder();
        return builder;
    }

    /// <summary>Maps what is forwarded; nothing where no other service is named.</summary>
    public static WebApplication MapForwarding(this WebApplication app)
    {
        if (app.Configuration["Api:Collector"] is { Length: > 0 } collector)
        {
            // The body streams through: its size is for the collector to judge.
            var (post, anySize) = (new HttpMethodMetadata([HttpMethods.Post]), new DisableRequestSizeLimitAttribute());
            app.MapForwarder("/v1/posts", collector, Judged).RequireAuthorization(ApiKeyScopes.Ingest).WithMetadata(post, anySize);
            app.MapForwarder("/v1/webhooks/{name}", collector, Judged).AllowAnonymous().WithMetadata(post, anySize); // Signed: the collector judges.
        }

        if (app.Configuration["Api:Notifier"] is { Length: > 0 } notifier)
        {
            app.MapForwarder("/v1/notifications/dead", notifier, Judged).RequireAuthorization(ApiKeyScopes.Admin).WithMetadata(new HttpMethodMetadata([HttpMethods.Get]));
            app.MapForwarder("/v1/notifications/{id}/redeliver", notifier, Judged).RequireAuthorization(ApiKeyScopes.Admin).WithMetadata(new HttpMethodMetadata([HttpMethods.Post]));
        }

        return app;
    }

    /// <summary>Whether a browser's page may ask was judged here, by this server's own name; a session of this server means nothing there.</summary>
    private static void Judged(TransformBuilderContext request) =>
        request.AddRequestHeaderRemove(HeaderNames.Origin).AddRequestHeaderRemove("Sec-Fetch-Site").AddRequestHeaderRemove(HeaderNames.Cookie);
}
