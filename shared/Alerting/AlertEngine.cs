using CcgcStream.Alerting.Evidence;
using CcgcStream.Alerting.Model;
using CcgcStream.Alerting.Observations;
using CcgcStream.Alerting.Rules;

namespace CcgcStream.Alerting;

/// <summary>S1, S2 and S3: pure functions from (state, observation, rules) to (state, events).</summary>
public static class AlertEngine
{
    /// <summary>Longest gap that is filled with empty buckets; after a longer one, evidence starts anew.</summary>
    private const int LongestGap = 2 * Quarter.PerDay;

    /// <summary>Observes one closed bucket of one city. A bucket at or before the last one changes nothing.</summary>
    public static AlertStep<CityAlertState> Observe(CityAlertState state, CityObservation observation, RuleSet rules)
    {
        if (observation.Bucket <= state.Bucket)
        {
            return new AlertStep<CityAlertState>(state, []);
        }

        var events = new List<AlertEvent>();
        if (state.Bucket > 0 && observation.Bucket - state.Bucket <= LongestGap)
        {
            for (var bucket = state.Bucket + 1; bucket < observation.Bucket; bucket++)
            {
                state = One(state, observation with { Bucket = bucket, Votes = [] }, rules, events);
            }
        }

        return new AlertStep<CityAlertState>(One(state, observation, rules, events), events);
    }

    private static CityAlertState One(CityAlertState state, CityObservation observation, RuleSet rules, List<AlertEvent> events)
    {
        if (observation.Votes.Count > 0)
        {
            observation = observation with { Votes = [.. observation.Votes.Where(v => !v.Voted && !rules.Sensitive.Any(s => s.Covers(v)))] };
        }

        var tracks = state.Tracks.ToBuilder();
        var mix = PlatformMix.Add(state.Platforms, observation);
        foreach (var rule in rules.Rules.OfType<EvidenceRule>().Where(r => r.Covers(observation.City)))
        {
            new RuleEvaluation(rule, observation, mix, tracks, events).Run();
        }

        return new CityAlertState { Bucket = observation.Bucket, Tracks = tracks.ToImmutable(), Platforms = mix };
    }
}
