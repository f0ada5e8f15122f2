using CcgcStream.Alerting.Backtesting;
using CcgcStream.Alerting.Rules;
using CcgcStream.AlertStore;
using CcgcStream.Cli.Commands;
using CcgcStream.Cli.Engines;
using CcgcStream.Contracts.Topics;

namespace CcgcStream.Cli.Alerts;

/// <summary>A period of the store, live or a replay's, to run rules on.</summary>
internal sealed record StoredPeriod(DateTimeOffset From, DateTimeOffset To, string Generation, string? Incidents, string? Data)
{
    /// <summary>Measures a rule on what the aggregator stored, just as it would have shown it to the detectors.</summary>
    /// <exception cref="TargetException">The store holds nothing of the generation.</exception>
    public async Task<BacktestReport> BacktestAsync(RuleSet rules, string rule, CancellationToken ct)
    {
        var incidents = Incidents is null ? [] : await IncidentFile.ReadAsync(Incidents, ct);
        await using var engines = OfflineEngines.Open(Data);
        var partitions = await engines.Log.PartitionCountAsync(TopicNames.Enriched, ct);
        var timelines = await StoredTimelines.ReadAsync(
            engines.State, partitions, Generation, From, To, incidents.ToLookup(i => i.City, i => i.Incident, StringComparer.Ordinal), rules, ct);
        if (timelines.Count == 0)
        {
            throw new TargetException($"the store holds no city of generation '{Generation}'");
        }

        var unknown = incidents.Select(i => i.City).Except(timelines.Select(t => t.City), StringComparer.Ordinal).ToArray();
        if (unknown.Length > 0)
        {
            await Console.Error.WriteLineAsync($"no pieces about {string.Join(", ", unknown)}: incidents there are left out");
        }

        var name = FormattableString.Invariant($"{Generation}, {From:yyyy-MM-dd HH:mm} to {To:yyyy-MM-dd HH:mm}");
        return Backtest.Run(name, timelines, rules, rule, Environment.ProcessorCount, listAlerts: true);
    }
}
