using CcgcStream.Alerting.Backtesting.Simulation;
using CcgcStream.Alerting.Rules;

namespace CcgcStream.Alerting.Backtesting;

/// <summary>What <c>ccgc alerts backtest</c> runs when it is given no period of real data.</summary>
public static class SimulatedBacktest
{
    /// <summary>Names of the incident generators.</summary>
    public static readonly IReadOnlyList<string> Generators = ["cascade", "replacement"];

    /// <summary>Measures a reputation or volume rule on simulated worlds shaped like the published corpus, one month each.</summary>
    /// <param name="generator">One of <see cref="Generators"/>.</param>
    /// <param name="rules">Rules.</param>
    /// <param name="rule">Id of the rule to measure.</param>
    /// <param name="firstSeed">Seed of the first world; the defaults were tuned on 1 to 50.</param>
    /// <param name="worlds">Number of worlds.</param>
    /// <param name="parallelism">Cities at a time.</param>
    public static BacktestReport Run(string generator, RuleSet rules, string rule, int firstSeed, int worlds, int parallelism = 1)
    {
        IIncidentGenerator incidents = generator switch
        {
            "cascade" => new CascadeIncidents(),
            "replacement" => new ReplacementIncidents(),
            _ => throw new ArgumentException($"There is no generator '{generator}'; there are {string.Join(", ", Generators)}.", nameof(generator)),
        };
        var timelines = Enumerable.Range(firstSeed, worlds).SelectMany(seed => new SimulatedWorld(new WorldPlan(seed), incidents).Timelines(watchSources: false));
        return Backtest.Run($"{generator}, seeds {firstSeed} to {firstSeed + worlds - 1}", timelines, rules, rule, parallelism);
    }

    /// <summary>
    /// Injects source outages into a world without incidents and counts the alerts during them, beside those that the same world
    /// has in the same hours without outages.
    /// </summary>
    /// <param name="rules">Rules.</param>
    /// <param name="seed">Seed of the world and the outages.</param>
    /// <param name="outages">Outages in the world's 60 days, one after another.</param>
    public static OutageReport Outages(RuleSet rules, int seed, int outages) => OutageRun.Run(rules, seed, outages);
}

/// <summary>What came of source outages.</summary>
/// <param name="Outages">Injected.</param>
/// <param name="Alerts">Alerts on cities during the outages or up to two hours after.</param>
/// <param name="Usual">Alerts in the same hours of the same world without outages: the usual false alarms.</param>
/// <param name="Fresh">Alerts that have no counterpart within eight hours there: caused by an outage, or by votes that are missing by chance.</param>
/// <param name="Seen">Outages that the source watch saw (completeness below 1).</param>
public sealed record OutageReport(int Outages, int Alerts, int Usual, int Fresh, int Seen);
