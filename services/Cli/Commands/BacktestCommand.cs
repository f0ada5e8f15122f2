using System.CommandLine;
using System.Text.Json;
using CcgcStream.Alerting.Backtesting;
using CcgcStream.Alerting.Rules;
using CcgcStream.Cli.Alerts;

namespace CcgcStream.Cli.Commands;

/// <summary><c>ccgc alerts backtest</c>: what a rule finds, in a period of the store or in simulated months.</summary>
internal static class BacktestCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Create()
    {
        var generator = CommonOptions.OneOf("--generator", "Where simulated incidents come from", "all", ["all", .. SimulatedBacktest.Generators, "surge", "outages"]);
        var seed = new Option<int>("--seed") { Description = "Seed of the first simulated world; 1 to 50 were used for tuning", DefaultValueFactory = _ => 101 };
        var worlds = new Option<int>("--worlds") { Description = "Simulated worlds of 100 cities, a month each", DefaultValueFactory = _ => 2 };
        var rule = new Option<string>("--rule") { Description = "Id of the reputation or volume rule to measure", DefaultValueFactory = _ => "reputation-drop" };
        var format = CommonOptions.OneOf("--format", "Output", "table", "table", "json", "chart");
        var (rules, period) = (AlertsCommand.Rules(), new StoredPeriodOptions());
        var command = new Command("backtest", "Recall, precision, false alarms and delay of a rule, on a stored period (--from, --to) or on simulated incidents")
        {
            generator, seed, worlds, rules, rule, format, period.From, period.To, period.Generation, period.Incidents, period.Data,
        };
        command.SetAction(async (parsed, ct) =>
        {
            var (set, id) = (await AlertsCommand.ReadAsync(parsed.GetValue(rules), ct), parsed.GetValue(rule)!);
            Check(set, id);
            if (SimulatedFigures.Of(parsed.GetValue(generator)!, set, id, parsed.GetValue(seed), parsed.GetValue(worlds), parsed.GetValue(format) == "json") is { } figures)
            {
                Console.Out.WriteLine(figures);
                return ExitCode.Success;
            }

            List<BacktestReport> reports = period.Read(parsed) is { } stored
                ? [await stored.BacktestAsync(set, id, ct)]
                : Simulated(parsed.GetValue(generator)!, set, id, parsed.GetValue(seed), parsed.GetValue(worlds));
            Console.Out.WriteLine(parsed.GetValue(format) switch
            {
                "json" => JsonSerializer.Serialize(reports, Json),
                "chart" => string.Join('\n', reports.Select(BacktestChart.Of)),
                _ => string.Join('\n', reports.Select(BacktestTable.Of)),
            });
            return ExitCode.Success;
        });
        return command;
    }

    private static List<BacktestReport> Simulated(string generator, RuleSet rules, string rule, int seed, int worlds)
    {
        var reports = new List<BacktestReport>();
        foreach (var name in SimulatedBacktest.Generators.Where(g => generator == "all" || generator == g))
        {
            Console.Error.WriteLine($"running {worlds} worlds of generator {name}");
            reports.Add(SimulatedBacktest.Run(name, rules, rule, seed, worlds, Environment.ProcessorCount));
        }

        return reports;
    }

    private static void Check(RuleSet rules, string id)
    {
        EvidenceRule[] known = [.. rules.Rules.OfType<EvidenceRule>()];
        if (known.All(r => r.Id != id))
        {
            throw new UsageException($"--rule: there is no reputation or volume rule '{id}'; there are {string.Join(", ", known.Select(r => r.Id))}");
        }
    }
}
