using CcgcStream.Contracts.Topics;
using CcgcStream.Streaming;
using CcgcStream.Streaming.Consuming;
using CcgcStream.Streaming.DeadLetters;
using CcgcStream.Text;

namespace CcgcStream.Enricher;

/// <summary>Consumes posts.raw for the life of the service.</summary>
internal sealed class EnricherWorker(
    IEventLog log, ITagger tagger, DeadLetterQueue deadLetters, EnricherMetrics metrics, TimeProvider clock, ILogger<PostEnricher> logger)
    : BackgroundService, IPartitionProcessorFactory
{
    private const string Group = "enricher";

    private int _enrichedPartitions;

    public ValueTask<IPartitionProcessor> OpenAsync(string topic, int partition, CancellationToken ct) =>
        ValueTask.FromResult<IPartitionProcessor>(new PostEnricher(log, tagger, deadLetters, metrics, _enrichedPartitions, logger));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // Start-up of the host must not wait for the log.
        _enrichedPartitions = await log.WaitForTopicAsync(TopicNames.Enriched, clock, logger, stoppingToken);
        await log.WaitForTopicAsync(TopicNames.Raw, clock, logger, stoppingToken);
        await log.ConsumeAsync(TopicNames.Raw, Group, this, new ConsumeOptions(), stoppingToken);
    }
}
