using CcgcStream.Contracts.Topics;
using CcgcStream.Streaming;
using CcgcStream.Streaming.Consuming;
using Microsoft.Extensions.Options;

namespace CcgcStream.Aggregator.Partitions;

/// <summary>Consumes posts.enriched until the host stops.</summary>
internal sealed class AggregatorWorker(
    IEventLog log, PartitionProcessorFactory processors, IOptions<AggregatorOptions> options, TimeProvider clock, ILogger<AggregatorWorker> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var settings = options.Value;
        await Task.Yield(); // Start-up of the host must not wait for the log.
        await log.WaitForTopicAsync(TopicNames.Enriched, clock, logger, stoppingToken);
        await log.ConsumeAsync(
            TopicNames.Enriched, settings.Group, processors, new ConsumeOptions { MaxBatch = settings.MaxBatch }, stoppingToken);
    }
}
