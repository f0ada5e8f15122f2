using System.Text;
using CcgcStream.Contracts.Posts;
using CcgcStream.Contracts.Topics;
using CcgcStream.Streaming;
using Google.Protobuf;

namespace CcgcStream.Collector.Publishing;

/// <summary>Puts posts on <c>posts.raw</c>, authors pseudonymised, and says of each whether it was taken.</summary>
internal sealed class RawPublisher(
    IEventLog log, AuthorPseudonym pseudonyms, EventTimePolicy times, CollectorMetrics metrics)
{
    /// <summary>Appends every acceptable post; returns only after the log holds them durably.</summary>
    /// <param name="posts">Complete posts.</param>
    /// <param name="generation">The world they count in.</param>
    /// <param name="origin">Name of the source, or <c>push</c>; for counters only.</param>
    /// <returns>For each post null, or why it was refused.</returns>
    /// <exception cref="EventLogException">The log did not take them; sending them again is safe.</exception>
    public async ValueTask<IReadOnlyList<string?>> PublishAsync(IReadOnlyList<Post> posts, string generation, string origin, CancellationToken ct)
    {
        var refusals = new string?[posts.Count];
        var records = new List<LogRecord>(posts.Count);
        for (var i = 0; i < posts.Count; i++)
        {
            var timed = times.Apply(PostReader.Complete(posts[i]), generation);
            if (timed.Refusal is { } refusal)
            {
                refusals[i] = refusal;
                metrics.Refused(origin, "too-old");
                continue;
            }

            if (timed.Clamped)
            {
                metrics.Clamped(origin);
            }

            records.Add(Record(timed, generation));
        }

        if (records.Count > 0)
        {
            await log.AppendAsync(TopicNames.Raw, records, ct);
            metrics.Published(origin, records.Count);
        }

        return refusals;
    }

    private LogRecord Record(TimedPost timed, string generation)
    {
        var simulated = timed.Post.Simulated || generation == Generations.Simulated;
        var raw = (timed.Post with { Simulated = simulated }).ToRaw(generation, pseudonyms);
        raw.TimeFlag = timed.Flag;
        return new LogRecord(Encoding.UTF8.GetBytes(raw.Id), raw.ToByteArray());
    }
}
