using System.Globalization;
using CcgcStream.Contracts.Topics;
using CcgcStream.Streaming;
using Microsoft.Extensions.Options;

namespace CcgcStream.Notifier.Relay;

/// <summary>The spaces that have an outbox: one a partition of the aggregate, and the score watch's own.</summary>
internal sealed class OutboxSpaces(IOptions<NotifierOptions> options, IEventLog? log = null)
{
    /// <summary>Space of the score watch.</summary>
    public const string ScoreWatch = "score-watch";
    private int partitions = options.Value.Partitions;

    public async ValueTask<IReadOnlyList<string>> NamesAsync(CancellationToken ct)
    {
        if (partitions == 0 && log is not null)
        {
            partitions = await log.PartitionCountAsync(TopicNames.Enriched, ct);
        }

        return [.. Enumerable.Range(0, partitions).Select(p => "aggregate/" + p.ToString(CultureInfo.InvariantCulture)), ScoreWatch];
    }
}
