using System.Text.Json;
using CcgcStream.Alerting.Observations;
using CcgcStream.Alerting.Rules;
using CcgcStream.Alerting.Sources;
using CcgcStream.AlertStore;
using CcgcStream.Contracts.Sources;
using CcgcStream.Notifier.Relay;
using CcgcStream.State;
using CcgcStream.State.Sources;
using Microsoft.Extensions.Options;

namespace CcgcStream.Notifier.Watch;

/// <summary>
/// S4, schema drift: once a quarter-hour, which share of what a collector fetched could not be read. Only the collectors see what they
/// refuse, so this is read from their hourly accounts; silence the aggregator sees in event time. One conditional write decides
/// between notifiers, as in <see cref="ScoreWatch"/>.
/// </summary>
internal sealed class FeedWatch(IStateStore store, RulesSource rules, IOptions<NotifierOptions> options, TimeProvider time, ILogger<FeedWatch> logger)
    : PollingService(options, time, logger)
{
    private static readonly byte[] Key = AlertSpace.Bytes("feeds");
    private readonly TimeProvider time = time;
    private long done;

    /// <inheritdoc/>
    protected override async Task RoundAsync(CancellationToken ct)
    {
        var bucket = Quarter.Of(time.GetUtcNow().ToUnixTimeMilliseconds() * 1000) - 1;
        if (bucket > done)
        {
            await ObserveAsync(bucket, ct);
            done = bucket;
        }
    }

    internal async Task ObserveAsync(long bucket, CancellationToken ct)
    {
        var before = (await store.GetAsync(OutboxSpaces.ScoreWatch, [Key], ct))[0];
        var state = (before is null ? null : JsonSerializer.Deserialize(before, FeedJson.Default.FeedWatchState)) ?? new FeedWatchState();
        var now = HourOf(Quarter.End(bucket).AddTicks(-1));
        var (marks, counts) = (new Dictionary<string, FeedMark>(StringComparer.Ordinal), new Dictionary<string, SourceCount>(StringComparer.Ordinal));
        foreach (var feed in await LiveAsync(ct))
        {
            var accounts = await store.GetAsync(SourceKeys.Space, [SourceKeys.Hour(feed, now), SourceKeys.Hour(feed, now.AddHours(-1))], ct);
            var mark = marks[feed] = Mark(accounts[0], now);
            if (state.Marks.TryGetValue(feed, out var last))
            {
                counts["feed:" + feed] = Since(last, Mark(accounts[1], now.AddHours(-1)), mark);
            }
        }

        var step = SourceEngine.Observe(state.Sources, new SourceObservation("live", bucket, counts), DriftOnly(rules.Current));
        var next = new FeedWatchState { Sources = step.State, Marks = marks };
        StateWrite[] writes = [.. step.Events.Select(Outbox.Put), new StateWrite(Key, JsonSerializer.SerializeToUtf8Bytes(next, FeedJson.Default.FeedWatchState))];
        if (step.State.Bucket > state.Sources.Bucket)
        {
            await store.TryWriteAsync(OutboxSpaces.ScoreWatch, [new StateCondition(Key, before)], writes, ct);
        }
    }

    /// <summary>What came after the last look: in the rest of the hour before, and in this one.</summary>
    private static SourceCount Since(FeedMark last, FeedMark previous, FeedMark now)
    {
        var (received, rejected) = last.Hour == now.Hour ? (now.Received - last.Received, now.Rejected - last.Rejected)
            : last.Hour == previous.Hour ? (now.Received + previous.Received - last.Received, now.Rejected + previous.Rejected - last.Rejected)
            : (now.Received, now.Rejected);
        return new SourceCount((int)Math.Clamp(received, 0, int.MaxValue), (int)Math.Clamp(rejected, 0, int.MaxValue));
    }

    private static FeedMark Mark(byte[]? account, DateTimeOffset hour) =>
        account is not null && JsonSerializer.Deserialize(account, SourceJsonContext.Default.SourceHour) is { } of ? new(hour, of.Received, of.Rejected) : new(hour, 0, 0);

    private static RuleSet DriftOnly(RuleSet all) => all with { Rules = [.. all.Rules.Select(r => r is SourceRule source ? source with { SilentBelow = -1 } : r)] };

    private async Task<IReadOnlyList<string>> LiveAsync(CancellationToken ct)
    {
        var feeds = new List<string>();
        var prefix = SourceKeys.Heartbeats();
        await foreach (var (_, value) in store.ScanAsync(SourceKeys.Space, prefix, SourceKeys.EndOf(prefix), false, ct))
        {
            if (JsonSerializer.Deserialize(value, SourceJsonContext.Default.SourceHeartbeat) is { Generation: "live" } heartbeat)
            {
                feeds.Add(heartbeat.Source);
            }
        }

        return feeds;
    }

    private static DateTimeOffset HourOf(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);
}
