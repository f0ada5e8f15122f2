using CcgcStream.Aggregator.Alerts;
using CcgcStream.Aggregator.Folding;
using CcgcStream.Aggregator.Publishing;
using CcgcStream.Aggregator.Retention;
using CcgcStream.Aggregator.Scoring;
using CcgcStream.AlertStore;
using CcgcStream.Index.Methodology;
using CcgcStream.State;
using CcgcStream.State.Cities.Keys;
using CcgcStream.State.Cities.Reading;
using CcgcStream.State.Progress;
using CcgcStream.Streaming;
using CcgcStream.Streaming.DeadLetters;
using Microsoft.Extensions.Options;

namespace CcgcStream.Aggregator.Partitions;

/// <summary>Takes the space of a partition, which fences off whoever had it before, and opens its processor.</summary>
internal sealed class PartitionProcessorFactory(
    IEventLog log, IStateStore store, IScoreStore scores, IOptions<AggregatorOptions> options, MethodologyFile methodology, RulesSource rules,
    PendingScores pending, TimeProvider clock, ILogger<PartitionProcessorFactory> logger) : IPartitionProcessorFactory
{
    private readonly string _owner = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";

    public async ValueTask<IPartitionProcessor> OpenAsync(string topic, int partition, CancellationToken ct)
    {
        var space = StateKeys.SpaceOf(partition);
        var lease = await store.AcquireAsync(space, _owner, ct);
        Log.Opened(logger, partition, lease.Offset, lease.Token);
        var scorer = new CityTickScorer(new PartitionReader(store, partition), methodology);
        var ticker = new ScoreTicker(scorer, scores, options.Value, clock, lease.Token, pending, logger);
        ticker.MarkAll();
        pending.Restart();
        var alerts = new AlertTicker(
            new PartitionReader(store, partition), store, partition, await log.PartitionCountAsync(topic, ct), rules, options.Value, clock, logger);
        var settings = options.Value.Retention;
        var retention = new RetentionTicker(store, scores, new PartitionReader(store, partition), space, settings, clock, logger);
        var limits = new FoldLimits { LiveLedgerUs = (long)settings.Pieces.TotalMicroseconds };
        return new PartitionProcessor(
            store, lease, () => new BatchFolder(store, space, limits, clock), new DeadLetterQueue(log, clock), ticker, alerts, retention,
            new ScoredOffsets(store), partition, clock, logger);
    }
}
