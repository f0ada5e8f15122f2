using CcgcStream.Alerting.Backtesting.Simulation;
using CcgcStream.Alerting.Model;
using CcgcStream.Alerting.Rules;

namespace CcgcStream.Alerting.Backtesting;

/// <summary>S2 by the scoring of the Numenta Anomaly Benchmark, on surges and lulls put into the simulated world.</summary>
public static class VolumeBacktest
{
    /// <summary>Runs a volume rule on worlds of 20 cities, half of them large, with some three surges or lulls a city.</summary>
    /// <param name="rules">Rules.</param>
    /// <param name="rule">Id of the volume rule.</param>
    /// <param name="firstSeed">Seed of the first world.</param>
    /// <param name="worlds">Number of worlds.</param>
    public static VolumeReport Run(RuleSet rules, string rule, int firstSeed, int worlds)
    {
        var only = rules with { Rules = [.. rules.Rules.Where(r => r.Id == rule)] };
        var series = new List<(IReadOnlyList<(long, long)> Windows, IReadOnlyList<long> Detections)>();
        var found = 0;
        for (var seed = firstSeed; seed < firstSeed + worlds; seed++)
        {
            foreach (var timeline in new SimulatedWorld(new WorldPlan(seed, 30, 20, 10), new SurgeIncidents(), festivals: false).Timelines(watchSources: false))
            {
                var detections = Detections(timeline, only);
                (long From, long To)[] windows = [.. timeline.Incidents.Select(i => (i.Start, i.End))];
                found += windows.Count(w => detections.Any(d => w.From <= d && d <= w.To));
                series.Add((windows, detections));
            }
        }

        var total = series.Sum(s => s.Windows.Count);
        var outside = series.Sum(s => s.Detections.Count(d => !s.Windows.Any(w => w.Item1 <= d && d <= w.Item2)));
        return new VolumeReport(
            NabScore.Standard.Of(series), NabScore.LowFalsePositives.Of(series), NabScore.LowFalseNegatives.Of(series),
            total, (double)found / Math.Max(1, total), outside / (series.Count * 1.0));
    }

    private static List<long> Detections(BacktestTimeline timeline, RuleSet rules)
    {
        var watch = new CityWatch(CityAlertState.Empty);
        var detections = new List<long>();
        foreach (var observation in timeline.Observations)
        {
            var events = new List<AlertEvent>();
            watch.Observe(observation, rules, events);
            if (observation.Bucket >= timeline.Judged && events.Any(e => e.Kind is AlertEventKind.Fired or AlertEventKind.Reopened))
            {
                detections.Add(observation.Bucket);
            }
        }

        return detections;
    }
}

/// <summary>NAB scores (100 perfect, 0 silence) and what lies behind them.</summary>
/// <param name="Standard">NAB score, standard profile.</param>
/// <param name="LowFalsePositives">NAB score, profile that weighs false positives double.</param>
/// <param name="LowFalseNegatives">NAB score, profile that weighs missed windows double.</param>
/// <param name="Windows">Surges and lulls.</param>
/// <param name="Recall">Share found within their window.</param>
/// <param name="FalseAlarmsPerCityMonth">Detections outside any window, a city and month.</param>
public sealed record VolumeReport(
    double Standard, double LowFalsePositives, double LowFalseNegatives, int Windows, double Recall, double FalseAlarmsPerCityMonth);
