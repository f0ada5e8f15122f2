using System.Text.Json;
using CcgcStream.Alerting;
using CcgcStream.Alerting.Observations;
using CcgcStream.Alerting.Rules;
using CcgcStream.Alerting.Scores;
using CcgcStream.AlertStore;
using CcgcStream.Notifier.Relay;
using CcgcStream.State;
using Microsoft.Extensions.Options;

namespace CcgcStream.Notifier.Watch;

/// <summary>
/// S5 and S6: once a quarter-hour, compares the scores of the generations that are told of with those of a day before. Any number
/// of notifiers may run it: one write, on condition that the state is as it was read, decides who was first.
/// </summary>
internal sealed class ScoreWatch(
    IScoreStore scores, IStateStore store, ScoreHistory history, RulesSource rules, IOptions<NotifierOptions> options, TimeProvider time, ILogger<ScoreWatch> logger)
    : PollingService(options, time, logger)
{
    private readonly TimeProvider time = time;
    private long done;

    /// <inheritdoc/>
    protected override async Task RoundAsync(CancellationToken ct)
    {
        var bucket = Quarter.Of(time.GetUtcNow().ToUnixTimeMilliseconds() * 1000) - 1;
        if (bucket <= done)
        {
            return;
        }

        foreach (var generation in rules.Current.NotifyGenerations)
        {
            await ObserveAsync(generation, bucket, ct);
        }

        done = bucket;
    }

    private async Task ObserveAsync(string generation, long bucket, CancellationToken ct)
    {
        var key = AlertSpace.Bytes($"state/{generation}");
        var before = (await store.GetAsync(OutboxSpaces.ScoreWatch, [key], ct))[0];
        var state = before is null ? ScoreAlertState.Empty : JsonSerializer.Deserialize(before, AlertJson.Default.ScoreAlertState) ?? ScoreAlertState.Empty;
        var watched = rules.Current.Rules.Where(r => r.Enabled).Select(Look).Where(l => l.Window.Length > 0).ToArray();
        var writes = new List<StateWrite>();
        var now = new Dictionary<string, ScoreSnapshot>(StringComparer.Ordinal);
        foreach (var window in watched.GroupBy(l => l.Window))
        {
            now[window.Key] = ScoreHistory.Of(generation, window.Key, bucket, await scores.GetAsync(generation, window.Key, ct));
            writes.Add(ScoreHistory.Put(now[window.Key]));
            writes.AddRange(await history.ForgetAsync(generation, window.Key, bucket - window.Max(l => l.Back) - 8, ct));
        }

        var pairs = new List<(AlertRule, ScoreSnapshot, ScoreSnapshot)>();
        foreach (var (rule, window, back) in watched)
        {
            if (await history.AtAsync(generation, window, bucket - back, ct) is { } then)
            {
                pairs.Add((rule, then, now[window]));
            }
        }

        var step = ScoreEngine.Observe(state, bucket, pairs);
        writes.AddRange(step.Events.Select(Outbox.Put));
        writes.Add(new StateWrite(key, JsonSerializer.SerializeToUtf8Bytes(step.State, AlertJson.Default.ScoreAlertState)));
        if (step.State.Bucket > state.Bucket)
        {
            await store.TryWriteAsync(OutboxSpaces.ScoreWatch, [new StateCondition(key, before)], writes, ct);
        }
    }

    private static (AlertRule Rule, string Window, long Back) Look(AlertRule rule) => rule switch
    {
        ScoreRule score => (rule, score.Window, (long)(score.Against / TimeSpan.FromMinutes(15))),
        RankRule rank => (rule, rank.Window, (long)(rank.Against / TimeSpan.FromMinutes(15))),
        _ => (rule, "", 0),
    };
}
