using CcgcStream.Aggregator.Partitions;
using CcgcStream.Aggregator.Publishing;
using CcgcStream.AlertStore;
using CcgcStream.ServiceDefaults.Methodology;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CcgcStream.Aggregator;

/// <summary>Adds the aggregator to a host that already has the event log, the state store and the score store.</summary>
public static class AggregatorRegistration
{
    public static IHostApplicationBuilder AddAggregator(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<AggregatorOptions>().BindConfiguration(AggregatorOptions.Section)
            .Validate(options => options.MaxBatch is >= 1 and <= 65_536, "Aggregator:MaxBatch must be 1..65536.")
            .Validate(options => options.ScoreTick > TimeSpan.Zero && options.ScoreBudget > TimeSpan.Zero && options.LiveRefresh > TimeSpan.Zero
                && options.PublishInterval > TimeSpan.Zero,
                "Aggregator: times must be above zero.")
            .Validate(options => options.Retention.Fault() is null, "Aggregator:Retention: Ledger at least 1 day, Margin 3 days, buckets at least 2 days, Identities no less than both, Every and Budget above zero.")
            .ValidateOnStart();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.AddMethodology();
        builder.Services.AddAlertStore(builder.Configuration);
        builder.Services.AddSingleton(new PendingScores());
        builder.Services.AddHostedService<ScorePublisher>();
        builder.Services.AddSingleton<PartitionProcessorFactory>();
        builder.Services.AddHostedService<AggregatorWorker>();
        return builder;
    }
}
