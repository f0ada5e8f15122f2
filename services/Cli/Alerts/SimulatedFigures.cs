using System.Text.Json;
using CcgcStream.Alerting;
using CcgcStream.Alerting.Backtesting;
using CcgcStream.Alerting.Rules;
using CcgcStream.Cli.Commands;

namespace CcgcStream.Cli.Alerts;

/// <summary>What simulations measure besides incidents: the volume detector on surges and lulls, and every detector in source outages.</summary>
internal static class SimulatedFigures
{
    /// <summary>Outages in a world of 60 days: one begins as soon as another and its aftermath are over.</summary>
    private const int OutagesPerWorld = 334;

    /// <summary>The figures as text or JSON; null where the generator makes incidents.</summary>
    public static string? Of(string generator, RuleSet rules, string rule, int seed, int worlds, bool json) => generator switch
    {
        "surge" => Surge(rules, rule, seed, worlds, json),
        "outages" => Outages(rules, rule, seed, worlds, json),
        _ => null,
    };

    private static string Surge(RuleSet rules, string rule, int seed, int worlds, bool json)
    {
        if (rules.Rules.Single(r => r.Id == rule) is not VolumeRule)
        {
            throw new UsageException($"--generator surge measures a volume rule and '{rule}' is none: give --rule");
        }

        var report = VolumeBacktest.Run(rules, rule, seed, worlds);
        return json ? JsonSerializer.Serialize(report, AlertJson.Default.VolumeReport) : FormattableString.Invariant(
            $"{rule} on {report.Windows} surges and lulls: NAB {report.Standard:0.0} (standard), {report.LowFalsePositives:0.0} (low false positives), {report.LowFalseNegatives:0.0} (low false negatives); recall {report.Recall:P1}, {report.FalseAlarmsPerCityMonth:0.00} detections outside a city and month");
    }

    private static string Outages(RuleSet rules, string rule, int seed, int worlds, bool json)
    {
        var only = rules with { Rules = [.. rules.Rules.Where(r => r.Id == rule)] };
        var sum = new OutageReport(0, 0, 0, 0, 0);
        foreach (var world in Enumerable.Range(seed, worlds))
        {
            var one = SimulatedBacktest.Outages(only, world, OutagesPerWorld);
            sum = new OutageReport(sum.Outages + one.Outages, sum.Alerts + one.Alerts, sum.Usual + one.Usual, sum.Fresh + one.Fresh, sum.Seen + one.Seen);
        }

        return json ? JsonSerializer.Serialize(sum, AlertJson.Default.OutageReport) : FormattableString.Invariant(
            $"{rule} in {sum.Outages} outages, {sum.Seen} of them seen by the source watch: {sum.Alerts} alerts in their hours, {sum.Usual} in the same hours without outages, {sum.Fresh} with no counterpart there within eight hours");
    }
}
