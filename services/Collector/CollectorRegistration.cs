using CcgcStream.Collector.Configuration;
using CcgcStream.Collector.Fetching;
using CcgcStream.Collector.Identity;
using CcgcStream.Collector.Publishing;
using CcgcStream.Collector.Push;
using CcgcStream.Collector.Sources.Webhooks;
using CcgcStream.Collector.Supervision;
using CcgcStream.State.Sources;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CcgcStream.Collector;

/// <summary>Adds the collector to a host.</summary>
public static class CollectorRegistration
{
    /// <summary>Registers the push endpoint's services and the sources of the configuration.</summary>
    public static IHostApplicationBuilder AddCollector(this IHostApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(CollectorOptions.Section).Get<CollectorOptions>() ?? new CollectorOptions();
        var dataDirectory = builder.Configuration["Data:Directory"] ?? "data";
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(_ => PseudonymKey.Load(options, dataDirectory));
        builder.Services.AddSingleton<CollectorMetrics>();
        builder.Services.AddSingleton<EventTimePolicy>();
        builder.Services.AddSingleton<RawPublisher>();
        builder.Services.AddSingleton<PushGate>();
        builder.Services.AddSingleton<PushIngest>();
        builder.Services.AddSingleton<PushAnswers>();
        builder.Services.AddSingleton<OutboundHttp>();
        builder.Services.TryAddSingleton<SourceHealthReader>();
        builder.Services.AddHostedService<SourceHost>();
        return builder;
    }

    /// <summary>Maps <c>POST /v1/posts</c> and the signed webhooks.</summary>
    public static IEndpointRouteBuilder MapCollector(this IEndpointRouteBuilder app)
    {
        app.MapPosts();
        app.MapWebhooks();
        return app;
    }
}
