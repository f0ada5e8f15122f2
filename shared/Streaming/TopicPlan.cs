using CcgcStream.Contracts.Topics;

namespace CcgcStream.Streaming;

/// <summary>The topics of the pipeline. Created by a command (or by Standalone at its start), never by accident.</summary>
public static class TopicPlan
{
    /// <summary>Every topic with its number of partitions.</summary>
    /// <param name="partitions">Partitions of the two topics that carry the load.</param>
    public static IReadOnlyList<(string Topic, int Partitions)> For(int partitions) =>
    [
        (TopicNames.Raw, partitions),
        (TopicNames.Enriched, partitions),
        (TopicNames.Scores, 1),
        (TopicNames.DeadLettersOf(TopicNames.Raw), 1),
        (TopicNames.DeadLettersOf(TopicNames.Enriched), 1),
    ];

    /// <summary>Creates what is missing.</summary>
    public static async Task EnsureAsync(IEventLog log, int partitions, CancellationToken ct)
    {
        foreach (var (topic, count) in For(partitions))
        {
            await log.EnsureTopicAsync(topic, count, ct);
        }
    }
}
