using CcgcStream.Contracts.Topics;
using CcgcStream.State;
using CcgcStream.State.Progress;
using CcgcStream.Streaming;

namespace CcgcStream.ServiceDefaults.Pipeline;

/// <summary>How far the pipeline is behind its input, in records.</summary>
/// <param name="Raw">Posts in the log that the enricher has not done.</param>
/// <param name="Enriched">Records of posts.enriched that are not yet in the scores.</param>
/// <param name="RawPartitions">The same by partition of posts.raw: whoever waits for posts of their own waits until Done has passed the Next they saw.</param>
/// <param name="EnrichedPartitions">The same by partition of posts.enriched, read after those of posts.raw.</param>
public sealed record PipelineLag(long Raw, long Enriched, IReadOnlyList<PartitionProgress> RawPartitions, IReadOnlyList<PartitionProgress> EnrichedPartitions)
{
    /// <summary>0 when everything that was acknowledged is in the scores.</summary>
    public long Lag => Raw + Enriched;
}

/// <summary>How far a partition is.</summary>
/// <param name="Next">Offset that the next record will get.</param>
/// <param name="Done">Offset before which every record is done.</param>
public sealed record PartitionProgress(long Next, long Done);

/// <summary>Measures the lag from the log's ends and the workers' positions.</summary>
public sealed class PipelineProgress(IEventLog log, IStateStore store)
{
    /// <summary>Group name of the enrichers.</summary>
    public const string EnricherGroup = "enricher";

    private readonly ScoredOffsets _scored = new(store);

    /// <summary>Measures now. The raw lag is taken first, so that a record on its way is never missed by both.</summary>
    public async Task<PipelineLag> MeasureAsync(CancellationToken ct)
    {
        var raw = new List<PartitionProgress>();
        for (var p = 0; p < await log.PartitionCountAsync(TopicNames.Raw, ct); p++)
        {
            raw.Add(await ReadAsync(TopicNames.Raw, p, await log.CommittedAsync(TopicNames.Raw, EnricherGroup, p, ct) ?? 0, ct));
        }

        var enriched = new List<PartitionProgress>();
        var scored = await _scored.ReadAsync(await log.PartitionCountAsync(TopicNames.Enriched, ct), ct);
        for (var p = 0; p < scored.Count; p++)
        {
            enriched.Add(await ReadAsync(TopicNames.Enriched, p, scored[p], ct));
        }

        return new PipelineLag(raw.Sum(Lag), enriched.Sum(Lag), raw, enriched);
    }

    private static long Lag(PartitionProgress partition) => partition.Next - partition.Done;

    private async Task<PartitionProgress> ReadAsync(string topic, int partition, long done, CancellationToken ct)
    {
        var (first, next) = await log.WatermarksAsync(topic, partition, ct);
        return new PartitionProgress(next, Math.Clamp(done, first, next));
    }
}
