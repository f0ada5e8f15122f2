using System.Collections.Immutable;
using CcgcStream.Alerting.Lifecycle;
using CcgcStream.Alerting.Model;
using CcgcStream.Alerting.Observations;
using CcgcStream.Alerting.Rules;

namespace CcgcStream.Alerting.Scores;

/// <summary>S5 and S6: compares the scores of all cities with those of a day (or as the rule says) before. Pure.</summary>
public static class ScoreEngine
{
    /// <summary>Observes a bucket. One at or before the last one changes nothing.</summary>
    /// <param name="state">State of the generation.</param>
    /// <param name="bucket">Quarter-hour.</param>
    /// <param name="pairs">For each rule the snapshots of its window, then and now; rules without both are left out.</param>
    public static AlertStep<ScoreAlertState> Observe(ScoreAlertState state, long bucket, IReadOnlyList<(AlertRule Rule, ScoreSnapshot Then, ScoreSnapshot Now)> pairs)
    {
        if (bucket <= state.Bucket)
        {
            return new AlertStep<ScoreAlertState>(state, []);
        }

        var events = new List<AlertEvent>();
        var lives = state.Lives.ToBuilder();
        foreach (var (rule, then, now) in pairs.Where(p => p.Rule.Enabled))
        {
            foreach (var (city, finding) in Find(rule, then, now))
            {
                Step(rule, now.Generation, city, bucket, finding, lives, events);
            }
        }

        return new AlertStep<ScoreAlertState>(new ScoreAlertState { Bucket = bucket, Lives = lives.ToImmutable() }, events);
    }

    private static IEnumerable<(string City, ScoreFinding Finding)> Find(AlertRule rule, ScoreSnapshot then, ScoreSnapshot now)
    {
        if (rule is ScoreRule score)
        {
            foreach (var city in now.Cities.Keys.Where(rule.Covers).Order(StringComparer.Ordinal))
            {
                if (then.Of(city, score.Dimension) is { } before && now.Of(city, score.Dimension) is { } after)
                {
                    yield return (city, ScoreDrop.Of(city, before, after, score));
                }
            }
        }
        else if (rule is RankRule rank)
        {
            var (before, after) = (RankIntervals.Of(then), RankIntervals.Of(now));
            foreach (var (city, place) in after.Where(p => rule.Covers(p.Key) && before.ContainsKey(p.Key)))
            {
                yield return (city, RankChange.Of(city, before[city], place, now.Of(city, "composite")!.Value.Completeness, rank));
            }
        }
    }

    private static void Step(
        AlertRule rule, string generation, string city, long bucket, ScoreFinding finding, ImmutableSortedDictionary<string, LifecycleState>.Builder lives, List<AlertEvent> events)
    {
        var name = $"{rule.Id}|{city}";
        var life = lives.GetValueOrDefault(name, LifecycleState.Quiet);
        // On incomplete data nothing begins and nothing ends.
        if (finding.Evidence.Completeness < rule.MinCompleteness)
        {
            return;
        }

        // A level that stays is one alert: it is not renewed by being there still.
        var level = !life.AtRest && finding.Level == EvidenceLevel.Fire ? EvidenceLevel.Warn : finding.Level;
        var (next, happened) = AlertLifecycle.Step(life, level, true, bucket, rule.Timing);
        lives[name] = next;
        if (happened is not { } kind)
        {
            return;
        }

        var key = new AlertKey(generation, city, "", rule.Id);
        var id = key.AlertId(next.Opened);
        events.Add(new AlertEvent
        {
            Id = $"{id}-{next.Sequence}",
            AlertId = id,
            Sequence = next.Sequence,
            Kind = kind,
            Phase = next.Phase,
            At = Quarter.End(bucket),
            Key = key,
            Signal = rule.Signal,
            Severity = rule.Severity,
            Flapping = next.Flapping,
            Evidence = finding.Evidence,
            Summary = finding.Summary,
        });
    }
}
