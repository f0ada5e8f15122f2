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

/// <summary>One direction of one rule on one city: steps the tracks that a bucket can change, then decides over all of them together.</summary>
internal sealed class RuleEvaluation
{
    /// <summary>Slices watched at most: hostile input may name any number of languages.</summary>
    private const int MostSlices = 48;

    private static readonly TrackState Whole = new();

    private readonly EvidenceRule rule;
    private readonly string direction;
    private readonly string prefix;
    private readonly TrackDecision decision;
    private readonly SortedList<string, TrackState> tracks = new(StringComparer.Ordinal);
    private readonly HashSet<string> changed = new(StringComparer.Ordinal);
    private readonly List<(string Slice, TrackReading Reading, double Completeness)> readings = [];
    private readonly List<double> beyond = [];

    private RuleEvaluation(EvidenceRule rule, string direction, ImmutableSortedDictionary<string, TrackState> known)
    {
        (this.rule, this.direction) = (rule, direction);
        var name = direction.Length == 0 ? rule.Id : $"{rule.Id}.{direction}";
        (prefix, decision) = (name + "|", new TrackDecision(rule, name));
        foreach (var (key, track) in known.Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal)))
        {
            tracks.Add(key[prefix.Length..], track);
        }
    }

    /// <summary>The evaluations of a rule, with the tracks that are known of it.</summary>
    public static IEnumerable<RuleEvaluation> Of(EvidenceRule rule, ImmutableSortedDictionary<string, TrackState> known) =>
        (rule is VolumeRule volume ? volume.Down ? ["up", "down"] : ["up"] : (string[])[""]).Select(direction => new RuleEvaluation(rule, direction, known));

    public void Run(CityObservation observation, ImmutableSortedDictionary<string, long> mix, List<AlertEvent> events)
    {
        Read(observation, mix);
        // What slices must have beyond their own thresholds, since several are looked at.
        var price = FalseDiscoveryControl.Threshold(Beyond(), 0);
        foreach (var (slice, reading, completeness) in readings)
        {
            var idle = !reading.HasData && reading.State.Run is null && reading.State.Life.AtRest;
            if (!idle || (tracks.TryGetValue(slice, out var known) && known != reading.State))
            {
                tracks[slice] = decision.Decide(observation, slice, reading, completeness, price + rule.FireAt(reading.PerHour), events);
                changed.Add(slice);
            }
        }

        readings.Clear();
    }

    /// <summary>By how much each trained slice is beyond its own threshold; below it, where negative.</summary>
    private List<double> Beyond()
    {
        beyond.Clear();
        foreach (var (_, reading, _) in readings)
        {
            if (reading.Trained)
            {
                beyond.Add(reading.Nats - rule.FireAt(reading.PerHour));
            }
        }

        return beyond;
    }

    /// <summary>Writes the tracks that changed since the last call.</summary>
    public void WriteTo(ImmutableSortedDictionary<string, TrackState>.Builder all)
    {
        foreach (var slice in changed)
        {
            all[prefix + slice] = tracks[slice];
        }

        changed.Clear();
    }

    /// <summary>Steps the known tracks and those of the votes' slices, in name order.</summary>
    private void Read(CityObservation observation, ImmutableSortedDictionary<string, long> mix)
    {
        var at = 0;
        if (rule.Slices.Count == 0)
        {
            // The whole city stands first by name; slices behind it are left from when the rule had some.
            at = tracks.Count > 0 && tracks.Keys[0].Length == 0 ? 1 : 0;
            Read(observation, "", at == 1 ? tracks.Values[0] : Whole, observation.Votes, mix);
        }
        else if (observation.Votes.Count > 0)
        {
            var admitted = 0;
            foreach (var (slice, votes) in SliceVotes.Split(observation.Votes, rule.Slices))
            {
                for (; at < tracks.Count && string.CompareOrdinal(tracks.Keys[at], slice) < 0; at++)
                {
                    Quiet(observation, at, mix);
                }

                if (at < tracks.Count && tracks.Keys[at] == slice)
                {
                    Read(observation, slice, tracks.Values[at++], votes, mix);
                }
                else if (at + admitted < MostSlices)
                {
                    admitted++;
                    Read(observation, slice, new TrackState { Slice = slice }, votes, mix);
                }
            }
        }

        for (; at < tracks.Count; at++)
        {
            Quiet(observation, at, mix);
        }
    }

    /// <summary>A known track without votes. Where nothing is under way and nothing is missing, a reputation rule makes nothing of it, as it would of the step.</summary>
    private void Quiet(CityObservation observation, int at, ImmutableSortedDictionary<string, long> mix)
    {
        var track = tracks.Values[at];
        if (rule is VolumeRule || track.Run is not null || !track.Life.AtRest || observation.PlatformCompleteness is { Count: > 0 })
        {
            Read(observation, tracks.Keys[at], track, [], mix);
        }
    }

    private void Read(CityObservation observation, string slice, TrackState track, IReadOnlyList<StoryVote> votes, ImmutableSortedDictionary<string, long> mix)
    {
        var completeness = PlatformMix.Completeness(mix, observation, slice);
        readings.Add((slice, Step(observation, track, votes, completeness), completeness));
    }

    private TrackReading Step(CityObservation observation, TrackState track, IReadOnlyList<StoryVote> votes, double completeness) => rule is VolumeRule volume
        ? VolumeTrack.Step(track, votes, volume, observation.Bucket, completeness >= rule.MinCompleteness, direction == "up")
        : ReputationTrack.Step(track, votes, (ReputationRule)rule, observation.Bucket, completeness);
}
