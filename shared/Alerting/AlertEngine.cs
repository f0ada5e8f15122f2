using CcgcStream.Alerting.Model;
using CcgcStream.Alerting.Observations;
using CcgcStream.Alerting.Rules;

namespace CcgcStream.Alerting;

/// <summary>S1, S2 and S3: pure functions from (state, observation, rules) to (state, events). <see cref="CityWatch"/> is the same for many buckets.</summary>
public static class AlertEngine
{
    /// <summary>Observes one closed bucket of one city. A bucket at or before the last one changes nothing.</summary>
    public static AlertStep<CityAlertState> Observe(CityAlertState state, CityObservation observation, RuleSet rules)
    {
        var events = new List<AlertEvent>();
        var watch = new CityWatch(state);
        watch.Observe(observation, rules, events);
        return new AlertStep<CityAlertState>(watch.State, events);
    }
}
