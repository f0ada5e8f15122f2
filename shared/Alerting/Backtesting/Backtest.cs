using CcgcStream.Alerting.Rules;

namespace CcgcStream.Alerting.Backtesting;

/// <summary>Runs rules over timelines and measures them. Pure: equal timelines and rules give equal figures.</summary>
public static class Backtest
{
    /// <summary>Hours of <see cref="BacktestGroup.FoundByHours"/>.</summary>
    public static readonly IReadOnlyList<double> Hours = [1, 2, 4, 8, 16, 32, 64];

    /// <summary>Measures one rule of the set on the timelines; the other rules stay silent.</summary>
    /// <param name="name">Of the report.</param>
    /// <param name="timelines">Cities.</param>
    /// <param name="rules">Rules, with the sensitive topics.</param>
    /// <param name="rule">Id of the rule.</param>
    /// <param name="parallelism">Cities at a time.</param>
    /// <param name="listAlerts">Whether the report lists every alert.</param>
    public static BacktestReport Run(
        string name, IEnumerable<BacktestTimeline> timelines, RuleSet rules, string rule, int parallelism = 1, bool listAlerts = false)
    {
        var only = rules with { Rules = [.. rules.Rules.Where(r => r.Id == rule)] };
        if (only.Rules.Count == 0)
        {
            throw new ArgumentException($"There is no rule '{rule}'.", nameof(rule));
        }

        TimelineOutcome[] outcomes = [.. timelines.AsParallel().AsOrdered().WithDegreeOfParallelism(parallelism).Select(t => TimelineRun.Run(t, only))];
        var groups = outcomes.Select(o => o.Group).Distinct().Select(g => Group(g, [.. outcomes.Where(o => o.Group == g)]));
        var alerts = listAlerts ? outcomes.SelectMany(o => o.Alerts).OrderBy(a => a.Event.At).ThenBy(a => a.Event.Id, StringComparer.Ordinal) : Enumerable.Empty<BacktestAlert>();
        return new BacktestReport { Name = name, Rule = rule, Groups = [Group("all", outcomes), .. groups], Alerts = [.. alerts] };
    }

    private static BacktestGroup Group(string name, TimelineOutcome[] outcomes)
    {
        IncidentOutcome[] incidents = [.. outcomes.SelectMany(o => o.Incidents)];
        IncidentOutcome[] detectable = [.. incidents.Where(i => i.BoundVotes is not null)];
        double[] delays = [.. incidents.Where(i => i.Found).Select(i => i.Delay!.Value.TotalHours)];
        var months = outcomes.Sum(o => o.CityMonths);
        var hits = outcomes.Sum(o => o.Hits);
        var falseAlarms = outcomes.Sum(o => o.FalseAlarms);
        return new BacktestGroup
        {
            Group = name,
            CityMonths = months,
            Incidents = incidents.Length,
            Recall = Share(incidents.Count(i => i.Found), incidents.Length),
            RecallOfDetectable = Share(detectable.Count(i => i.Found), detectable.Length),
            Precision = Share(hits, hits + falseAlarms),
            FalseAlarmsPerCityMonth = Share(falseAlarms, months),
            MedianDelayHours = Median(delays),
            WithinTwoHours = Share(delays.Count(d => d <= 2), incidents.Length),
            VotesToDetect = Median([.. incidents.Where(i => i.Found).Select(i => i.Votes)]),
            OverBound = Share(detectable.Sum(i => i.Votes), detectable.Sum(i => i.BoundVotes!.Value)),
            FoundByHours = [.. Hours.Select(h => Share(delays.Count(d => d <= h), incidents.Length))],
        };
    }

    private static double Share(double part, double whole) => whole <= 0 ? 0 : part / whole;

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values.Length == 0 ? 0 : values[values.Length / 2];
    }
}
