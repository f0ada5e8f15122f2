using System.Collections.Immutable;
using CcgcStream.Alerting.Evidence;
using CcgcStream.Alerting.Lifecycle;
using CcgcStream.Alerting.Model;
using CcgcStream.Alerting.Observations;
using CcgcStream.Alerting.Reputation;
using CcgcStream.Alerting.Rules;
using CcgcStream.Alerting.Slices;
using CcgcStream.Alerting.Volume;

namespace CcgcStream.Alerting;

/// <summary>One rule on one city and bucket: steps every track of the rule, then decides over all of them together.</summary>
internal sealed class RuleEvaluation(
    EvidenceRule rule,
    CityObservation observation,
    ImmutableSortedDictionary<string, long> mix,
    ImmutableSortedDictionary<string, TrackState>.Builder tracks,
    List<AlertEvent> events)
{
    /// <summary>Slices watched at most: hostile input may name any number of languages.</summary>
    private const int MostSlices = 48;

    public void Run()
    {
        foreach (var direction in rule is VolumeRule volume ? volume.Down ? ["up", "down"] : ["up"] : (string[])[""])
        {
            var readings = Readings(direction);
            // What slices must have beyond their own thresholds, since several are looked at.
            var price = FalseDiscoveryControl.Threshold([.. readings.Where(r => r.Reading.Trained).Select(r => r.Reading.Nats - rule.FireAt(r.Reading.PerHour))], 0);
            foreach (var (slice, reading, completeness) in readings)
            {
                var key = TrackKey(direction, slice);
                var idle = !reading.HasData && reading.State.Run is null && reading.State.Life.AtRest;
                if (!idle || (tracks.TryGetValue(key, out var known) && known != reading.State))
                {
                    tracks[key] = Decide(direction, slice, reading, completeness, price + rule.FireAt(reading.PerHour));
                }
            }
        }
    }

    private string TrackKey(string direction, string slice) => $"{RuleName(direction)}|{slice}";

    private string RuleName(string direction) => direction.Length == 0 ? rule.Id : $"{rule.Id}.{direction}";

    private List<(string Slice, TrackReading Reading, double Completeness)> Readings(string direction)
    {
        var votes = rule.Slices.Count == 0 ? new() { [""] = [.. observation.Votes] } : SliceVotes.Split(observation.Votes, rule.Slices);
        var prefix = TrackKey(direction, "");
        foreach (var known in tracks.Keys.Where(k => k.StartsWith(prefix, StringComparison.Ordinal)).Select(k => k[prefix.Length..]))
        {
            votes.TryAdd(known, []);
        }

        var readings = new List<(string, TrackReading, double)>(votes.Count);
        foreach (var (slice, list) in votes)
        {
            if (!tracks.TryGetValue(prefix + slice, out var track))
            {
                if (readings.Count >= MostSlices)
                {
                    continue;
                }

                track = new TrackState { Slice = slice };
            }

            var completeness = PlatformMix.Completeness(mix, observation, slice);
            readings.Add((slice, Step(track, list, direction, completeness), completeness));
        }

        return readings;
    }

    private TrackReading Step(TrackState track, List<StoryVote> votes, string direction, double completeness) => rule is VolumeRule volume
        ? VolumeTrack.Step(track, votes, volume, observation.Bucket, completeness >= rule.MinCompleteness, direction == "up")
        : ReputationTrack.Step(track, votes, (ReputationRule)rule, observation.Bucket, completeness);

    private TrackState Decide(string direction, string slice, TrackReading reading, double completeness, double threshold)
    {
        var (track, nats) = (reading.State, reading.Nats);
        var inhibited = completeness < rule.MinCompleteness;
        if (inhibited)
        {
            return Inhibit(direction, slice, reading, completeness, threshold);
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
            Emit(direction, slice, reading, completeness, threshold, life, kind);
        }

        if (held && !track.Life.Inhibited && !life.AtRest)
        {
            life = life with { Sequence = life.Sequence + 1 };
            Emit(direction, slice, reading, completeness, threshold, life, AlertEventKind.Inhibited);
        }

        life = life with { Inhibited = held && !life.AtRest };

        // Reset after firing: what has been said once is no evidence for saying it again.
        return track with { Life = life, Run = level == EvidenceLevel.Fire ? null : track.Run };
    }

    private TrackState Inhibit(string direction, string slice, TrackReading reading, double completeness, double threshold)
    {
        var (track, life) = (reading.State, reading.State.Life);
        if (life.Inhibited || life.AtRest)
        {
            return track;
        }

        life = life with { Inhibited = true, Sequence = life.Sequence + 1 };
        Emit(direction, slice, reading, completeness, threshold, life, AlertEventKind.Inhibited);
        return track with { Life = life };
    }

    private void Emit(
        string direction, string slice, TrackReading reading, double completeness, double threshold, LifecycleState life, AlertEventKind kind)
    {
        var key = new AlertKey(observation.Generation, observation.City, slice, RuleName(direction));
        var id = key.AlertId(life.Opened);
        var evidence = EvidenceReport.Of(reading, rule, threshold, completeness);
        events.Add(new AlertEvent
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
        });
    }
}
