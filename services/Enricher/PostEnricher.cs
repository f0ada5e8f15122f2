using CcgcStream.Contracts.Posts;
using CcgcStream.Contracts.Topics;
using CcgcStream.Contracts.V1;
using CcgcStream.Enricher.Mentions;
using CcgcStream.Streaming;
using CcgcStream.Streaming.DeadLetters;
using CcgcStream.Text;
using Google.Protobuf;

namespace CcgcStream.Enricher;

/// <summary>Tags one partition of posts.raw. Keeps no state: a batch that is done twice sends the same records twice.</summary>
internal sealed partial class PostEnricher(
    IEventLog log, ITagger tagger, DeadLetterQueue deadLetters, EnricherMetrics metrics, int enrichedPartitions, ILogger<PostEnricher> logger)
    : IPartitionProcessor
{
    private const string Component = "enricher";

    public long? StartOffset => null;

    public async ValueTask ProcessAsync(IReadOnlyList<ConsumedRecord> batch, CancellationToken ct)
    {
        var tagged = new Tagged[batch.Count];
        Parallel.For(0, batch.Count, new ParallelOptions { CancellationToken = ct }, i => tagged[i] = TagOne(batch[i]));

        var enriched = new EnrichedBatch(enrichedPartitions);
        var without = 0;
        for (var i = 0; i < tagged.Length; i++)
        {
            var t = tagged[i];
            if (t.Failure is { } failure)
            {
                // Acknowledged before the offset moves: while the dead-letter topic is down, this partition waits.
                await deadLetters.SendAsync(batch[i], Component, failure, ct);
                metrics.Errors.Add(1);
                LogPoison(batch[i].Partition, batch[i].Offset, failure.Message);
                continue;
            }

            enriched.Add(t.Raw!, t.Revision!, t.Mentions!);
            without += t.Mentions!.Count == 0 ? 1 : 0;
        }

        var records = enriched.Records();
        if (records.Count > 0)
        {
            await log.AppendAsync(TopicNames.Enriched, records, ct);
        }

        metrics.Received.Add(batch.Count);
        metrics.Sent.Add(enriched.Mentions);
        metrics.Discarded.Add(without);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Tagged TagOne(ConsumedRecord record)
    {
        try
        {
            var raw = RawPost.Parser.ParseFrom(record.Value.Span);
            if (raw.Id.Length == 0)
            {
                return new Tagged(Failure: new InvalidDataException("the post has no id"));
            }

            var revision = MentionBuilder.RevisionOf(raw, record.Value.Span);
            return raw.Deleted
                ? new Tagged(raw, revision, [])
                : new Tagged(raw, revision, [.. MentionBuilder.Build(raw, revision, tagger.Tag(raw.ToPost()))]);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Whatever a hostile record does, it goes to the dead letters with its bytes and never stops the others.
            return new Tagged(Failure: e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Record {Partition}@{Offset} went to the dead letters: {Reason}")]
    private partial void LogPoison(int partition, long offset, string reason);

    private sealed record Tagged(RawPost? Raw = null, Revision? Revision = null, IReadOnlyList<Mention>? Mentions = null, Exception? Failure = null);
}
