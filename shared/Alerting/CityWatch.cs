using System.Collections.Immutable;
using CcgcStream.Alerting.Evidence;
using CcgcStream.Alerting.Model;
using CcgcStream.Alerting.Observations;
using CcgcStream.Alerting.Rules;

namespace CcgcStream.Alerting;

/// <summary>
/// Watches one city bucket by bucket. Between two looks at <see cref="State"/> nothing is copied and no key is spelt out: a replay shows
/// years of quarter-hours to the engine, nearly all of them empty. Not thread-safe.
/// </summary>
/// <param name="state">Where it goes on from.</param>
public sealed class CityWatch(CityAlertState state)
{
    /// <summary>Longest gap that is filled with empty buckets; after a longer one, evidence starts anew.</summary>
    private const int LongestGap = 2 * Quarter.PerDay;

    private CityAlertState _state = state;
    private (RuleSet Rules, string City)? _of;
    private RuleEvaluation[] _evaluations = [];
    private long _bucket = state.Bucket;
    private ImmutableSortedDictionary<string, long> _platforms = state.Platforms;

    /// <summary>Last bucket observed; 0 at the start.</summary>
    public long Bucket => _bucket;

    /// <summary>What it remembers now.</summary>
    public CityAlertState State => _bucket == _state.Bucket ? _state : Take();

    /// <summary>Observes one closed bucket of the city. A bucket at or before the last one changes nothing.</summary>
    public void Observe(CityObservation observation, RuleSet rules, List<AlertEvent> events)
    {
        if (observation.Bucket <= _bucket)
        {
            return;
        }

        if (_of is not { } of || !ReferenceEquals(of.Rules, rules) || of.City != observation.City)
        {
            Turn(rules, observation.City);
        }

        if (_bucket > 0 && observation.Bucket - _bucket <= LongestGap)
        {
            for (var bucket = _bucket + 1; bucket < observation.Bucket; bucket++)
            {
                One(observation with { Bucket = bucket, Votes = [] }, rules, events);
            }
        }

        One(observation, rules, events);
    }

    private void One(CityObservation observation, RuleSet rules, List<AlertEvent> events)
    {
        if (observation.Votes.Count > 0)
        {
            observation = observation with { Votes = Counting(observation.Votes, rules) };
        }

        _platforms = PlatformMix.Add(_platforms, observation);
        foreach (var evaluation in _evaluations)
        {
            evaluation.Run(observation, _platforms, events);
        }

        _bucket = observation.Bucket;
    }

    // On its own: a closure in One would be made for every empty bucket.
    private static StoryVote[] Counting(IReadOnlyList<StoryVote> votes, RuleSet rules) =>
        [.. votes.Where(v => !v.Voted && !rules.Sensitive.Any(s => s.Covers(v)))];

    /// <summary>Turns to a set of rules: the tracks of each are taken out of the state.</summary>
    private void Turn(RuleSet rules, string city)
    {
        var state = State;
        _of = (rules, city);
        _evaluations = [.. rules.Rules.OfType<EvidenceRule>().Where(rule => rule.Covers(city)).SelectMany(rule => RuleEvaluation.Of(rule, state.Tracks))];
    }

    private CityAlertState Take()
    {
        var tracks = _state.Tracks.ToBuilder();
        foreach (var evaluation in _evaluations)
        {
            evaluation.WriteTo(tracks);
        }

        return _state = new CityAlertState { Bucket = _bucket, Tracks = tracks.ToImmutable(), Platforms = _platforms };
    }
}
