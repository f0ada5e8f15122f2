using System.IO.Hashing;
using System.Text;
using CcgcStream.Aggregator.Partitions;
using CcgcStream.Contracts.Topics;
using CcgcStream.Contracts.V1;
using CcgcStream.Streaming;
using CcgcStream.Streaming.Consuming;
using Google.Protobuf;
using Microsoft.Extensions.Options;

namespace CcgcStream.Aggregator.Publishing;

/// <summary>
/// Writes changed scores to the topic <c>scores</c>, beside the folding and never in its way. At least once: what the log does not take waits
/// and is offered again, and after a death every score is made and published anew, since scores follow from state. A reader keeps the highest
/// revision of a key.
/// </summary>
internal sealed class ScorePublisher(
    IEventLog log, PendingScores pending, IOptions<AggregatorOptions> options, TimeProvider clock, ILogger<ScorePublisher> logger) : BackgroundService
{
    private const int MaxBatch = 2_000;
    private const int MaxRemembered = 200_000;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private readonly Dictionary<string, ulong> _published = new(StringComparer.Ordinal);
    private int _epoch;

    /// <summary>Publishes what waits; returns when nothing does.</summary>
    /// <exception cref="EventLogException">The log did not take it; it waits again.</exception>
    internal async Task PublishAsync(CancellationToken ct)
    {
        while (pending.Take(MaxBatch) is { Count: > 0 } scores)
        {
            try
            {
                await AppendAsync(scores, ct);
            }
            catch
            {
                pending.Return(scores);
                throw;
            }
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.PublishScores)
        {
            return;
        }

        await Task.Yield();
        await log.WaitForTopicAsync(TopicNames.Scores, clock, logger, stoppingToken);
        for (var wait = options.Value.PublishInterval; ;)
        {
            await Task.Delay(wait, clock, stoppingToken);
            try
            {
                await PublishAsync(stoppingToken);
                wait = options.Value.PublishInterval;
            }
            catch (EventLogException error)
            {
                wait = wait + wait < LongestWait ? wait + wait : LongestWait;
                Log.PublishingFailed(logger, wait, error.Message);
            }
        }
    }

    private async Task AppendAsync(IReadOnlyList<CityScore> scores, CancellationToken ct)
    {
        if (_epoch != pending.Epoch || _published.Count > MaxRemembered)
        {
            _epoch = pending.Epoch;
            _published.Clear();
        }

        var changed = scores.Select(score => (Score: score, Key: PendingScores.KeyOf(score), Mark: MarkOf(score)))
            .Where(one => !_published.TryGetValue(one.Key, out var mark) || mark != one.Mark).ToArray();
        if (changed.Length == 0)
        {
            return;
        }

        await log.AppendAsync(TopicNames.Scores, [.. changed.Select(one => new LogRecord(Encoding.UTF8.GetBytes(one.Key), one.Score.ToByteArray()))], ct);
        foreach (var (_, key, mark) in changed)
        {
            _published[key] = mark;
        }

        AggregatorMetrics.Published(changed.Length);
    }

    /// <summary>The same for scores that say the same: when they were made does not count.</summary>
    private static ulong MarkOf(CityScore score)
    {
        var value = score.Clone();
        (value.Revision, value.AsOfUs) = (0, 0);
        return XxHash3.HashToUInt64(value.ToByteArray());
    }
}
