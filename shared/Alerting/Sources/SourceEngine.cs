using CcgcStream.Alerting.Evidence;
using CcgcStream.Alerting.Lifecycle;
using CcgcStream.Alerting.Model;
using CcgcStream.Alerting.Observations;
using CcgcStream.Alerting.Rules;

namespace CcgcStream.Alerting.Sources;

/// <summary>S4: source silence and schema drift; also says how complete each platform is, which inhibits the other signals.</summary>
public static class SourceEngine
{
    private const int RecentBuckets = 8;
    private const int MostPlatforms = 64;
    private const double MinHistoryDays = 2;
    private const double HalfLifeDays = 14;

    /// <summary>Observes one closed bucket over all platforms. A bucket at or before the last one changes nothing.</summary>
    public static AlertStep<SourceAlertState> Observe(SourceAlertState state, SourceObservation observation, RuleSet rules)
    {
        if (observation.Bucket <= state.Bucket)
        {
            return new AlertStep<SourceAlertState>(state, []);
        }

        var events = new List<AlertEvent>();
        var platforms = state.Platforms.ToBuilder();
        var rule = rules.Rules.OfType<SourceRule>().FirstOrDefault(r => r.Enabled);
        foreach (var platform in state.Platforms.Keys.Union(observation.Counts.Keys).Order(StringComparer.Ordinal).Take(MostPlatforms))
        {
            var count = observation.Counts.GetValueOrDefault(platform);
            var track = Measure(platforms.GetValueOrDefault(platform) ?? new SourceTrack(), count, observation.Bucket);
            platforms[platform] = rule is null ? track : Judge(track, platform, observation, rule, events);
        }

        return new AlertStep<SourceAlertState>(new SourceAlertState { Bucket = observation.Bucket, Platforms = platforms.ToImmutable() }, events);
    }

    private static SourceTrack Measure(SourceTrack track, SourceCount count, long bucket)
    {
        var hour = bucket / 4;
        var rate = track.Rate.AdvanceTo(hour, HalfLifeDays);
        SourceCell[] recent = [.. track.Recent.TakeLast(RecentBuckets - 1), new SourceCell(count.Received, count.Refused, rate.Expected(hour))];
        var completeness = rate.History >= MinHistoryDays ? SourceCompleteness.Of(recent) : 1;
        rate = rate.Add(hour, completeness < 1 ? 0 : count.Received * 1_000_000L, completeness < 1);
        return track with { Rate = rate, Recent = recent, Completeness = completeness };
    }

    private static SourceTrack Judge(SourceTrack track, string platform, SourceObservation observation, SourceRule rule, List<AlertEvent> events)
    {
        var received = track.Recent.Sum(c => c.Received);
        var refused = track.Recent.Sum(c => c.Refused);
        var judged = track.Recent.Sum(c => c.Expected) >= rule.MinExpected;
        var silent = judged && track.Completeness <= rule.SilentBelow;
        var drifted = received + refused >= rule.MinExpected && refused >= rule.RefusedAbove * (received + refused);
        var level = silent || drifted ? EvidenceLevel.Fire : track.Completeness < 1 ? EvidenceLevel.Watch : EvidenceLevel.Clear;
        // A source that is off stays one alert: it fires once and is renewed by nothing but its return.
        var (life, happened) = AlertLifecycle.Step(track.Life, track.Life.AtRest ? level : Min(level, EvidenceLevel.Warn), true, observation.Bucket, rule.Timing);
        if (happened is { } kind)
        {
            events.Add(Event(platform, observation, rule, track, life, kind, drifted, (double)refused / Math.Max(1, received + refused)));
        }

        return track with { Life = life };
    }

    private static EvidenceLevel Min(EvidenceLevel a, EvidenceLevel b) => a < b ? a : b;

    private static AlertEvent Event(
        string platform, SourceObservation observation, SourceRule rule, SourceTrack track, LifecycleState life, AlertEventKind kind, bool drifted, double refused)
    {
        var key = new AlertKey(observation.Generation, "", $"source:{platform}", rule.Id);
        var id = key.AlertId(life.Opened);
        return new AlertEvent
        {
            Id = $"{id}-{life.Sequence}",
            AlertId = id,
            Sequence = life.Sequence,
            Kind = kind,
            Phase = life.Phase,
            At = Quarter.End(observation.Bucket),
            Key = key,
            Signal = AlertSignal.Source,
            Severity = rule.Severity,
            Flapping = life.Flapping,
            Evidence = new AlertEvidence
            {
                Threshold = drifted ? rule.RefusedAbove : rule.SilentBelow,
                P0 = track.Recent.Sum(c => c.Expected),
                Observed = track.Recent.Sum(c => c.Received),
                N = track.Recent.Sum(c => c.Received + c.Refused),
                Completeness = track.Completeness,
                Clears = FormattableString.Invariant($"records at the usual rate for {rule.Timing.ClearBuckets + rule.Timing.HoldBuckets} quarter-hours"),
            },
            Summary = drifted
                ? FormattableString.Invariant($"{platform}: {refused:P0} of the records are refused; the source's format may have changed")
                : FormattableString.Invariant($"{platform}: {track.Completeness:P0} of the expected records arrive ({kind})"),
        };
    }
}
