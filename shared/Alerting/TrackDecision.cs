using CcgcStream.Alerting.Evidence;
using CcgcStream.Alerting.Lifecycle;
using CcgcStream.Alerting.Model;
using CcgcStream.Alerting.Observations;
using CcgcStream.Alerting.Rules;

namespace CcgcStream.Alerting;

/// <summary>Holds what was read of a track against the rule's thresholds.</summary>
/// <param name="rule">The rule.</param>
/// <param name="ruleName">Its name in alerts, with the direction.</param>
internal sealed class TrackDecision(EvidenceRule rule, string ruleName)
{
    /// <summary>The track after a bucket that was read; what happened goes into the events.</summary>
    public TrackState Decide(CityObservation observation, string slice, TrackReading reading, double completeness, double threshold, List<AlertEvent> events)
    {
        var (track, nats) = (reading.State, reading.Nats);
        var inhibited = completeness < rule.MinCompleteness;
        if (inhibited)
        {
            return Inhibit(observation, slice, reading, completeness, threshold, events);
        }

        // It would fire, were it not for votes that are missing: that is said, and not fired.
        var held = nats < threshold && reading.NatsIfComplete >= threshold && reading.Supported;
        var level = nats >= threshold && reading.Supported ? EvidenceLevel.Fire
            : nats >= rule.Warn || held ? EvidenceLevel.Warn
            : nats >= rule.Fire / 3 ? EvidenceLevel.Watch
            : EvidenceLevel.Clear;
        var (life, happened) = AlertLifecycle.Step(track.Life, level, reading.HasData, observation.Bucket, rule.Timing);
        if (happened is { } kind)
        {
            events.Add(Event(observation, slice, reading, completeness, threshold, life, kind));
        }

        if (held && !track.Life.Inhibited && !life.AtRest)
        {
            life = life with { Sequence = life.Sequence + 1 };
            events.Add(Event(observation, slice, reading, completeness, threshold, life, AlertEventKind.Inhibited));
        }

        life = life with { Inhibited = held && !life.AtRest };

        // Reset after firing: what has been said once is no evidence for saying it again.
        return track with { Life = life, Run = level == EvidenceLevel.Fire ? null : track.Run };
    }

    private TrackState Inhibit(
        CityObservation observation, string slice, TrackReading reading, double completeness, double threshold, List<AlertEvent> events)
    {
        var (track, life) = (reading.State, reading.State.Life);
        if (life.Inhibited || life.AtRest)
        {
            return track;
        }

        life = life with { Inhibited = true, Sequence = life.Sequence + 1 };
        events.Add(Event(observation, slice, reading, completeness, threshold, life, AlertEventKind.Inhibited));
        return track with { Life = life };
    }

    private AlertEvent Event(
        CityObservation observation, string slice, TrackReading reading, double completeness, double threshold, LifecycleState life, AlertEventKind kind)
    {
        var key = new AlertKey(observation.Generation, observation.City, slice, ruleName);
        var id = key.AlertId(life.Opened);
        var evidence = EvidenceReport.Of(reading, rule, threshold, completeness);
        return new AlertEvent
        {
            Id = $"{id}-{life.Sequence}",
            AlertId = id,
            Sequence = life.Sequence,
            Kind = kind,
            Phase = life.Phase == AlertPhase.Quiet ? AlertPhase.Resolved : life.Phase,
            At = Quarter.End(observation.Bucket),
            Key = key,
            Signal = rule.Signal,
            Severity = rule.Severity,
            Flapping = life.Flapping,
            Evidence = evidence,
            Summary = EvidenceSummary.Of(key, rule.Signal, kind, evidence),
            Reason = kind == AlertEventKind.Inhibited ? FormattableString.Invariant($"completeness {completeness:P0}") : "",
        };
    }
}
