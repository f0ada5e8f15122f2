using CcgcStream.Streaming.DeadLetters;
using CcgcStream.Text;
using CcgcStream.TextOnnx;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CcgcStream.Enricher;

/// <summary>Adds the enricher to a host.</summary>
public static class EnricherRegistration
{
    /// <summary>Registers the worker that turns posts.raw into posts.enriched.</summary>
    public static IHostApplicationBuilder AddEnricher(this IHostApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton(_ => OnnxTagger.Over(Tagger.LoadDefault(), builder.Configuration.GetSection(OnnxOptions.Section).Get<OnnxOptions>()));
        builder.Services.TryAddSingleton<DeadLetterQueue>();
        builder.Services.AddSingleton<EnricherMetrics>();
        builder.Services.AddHostedService<EnricherWorker>();
        return builder;
    }
}
