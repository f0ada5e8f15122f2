using System.CommandLine;
using CcgcStream.Alerting.Rules;
using CcgcStream.Alerting.Rules.Yaml;

namespace CcgcStream.Cli.Commands;

/// <summary><c>ccgc alerts backtest|check|redeliver</c>: measures and checks alert rules, sends dead letters again.</summary>
internal static class AlertsCommand
{
    public static Command Create()
    {
        var check = new Option<string?>("--check") { Description = "The same as the command check", HelpName = "FILE" };
        var command = new Command("alerts", "Measure and check alert rules") { BacktestCommand.Create(), Check(), RedeliverCommand.Create(), check };
        command.SetAction((parsed, ct) => CheckAsync(parsed.GetValue(check) ?? throw new UsageException("alerts needs a command: backtest, check or redeliver"), ct));
        return command;
    }

    private static Command Check()
    {
        var file = new Argument<string>("FILE") { Description = "Rules file (YAML)" };
        var command = new Command("check", "Check a rules file; says line by line what is wrong") { file };
        command.SetAction((parsed, ct) => CheckAsync(parsed.GetValue(file)!, ct));
        return command;
    }

    private static async Task<int> CheckAsync(string file, CancellationToken ct)
    {
        await ReadAsync(file, ct);
        Console.Out.WriteLine("ok");
        return ExitCode.Success;
    }

    internal static Option<string?> Rules() => new("--rules") { Description = "Rules file (YAML); default: the rules that hold without a file" };

    internal static async Task<RuleSet> ReadAsync(string? file, CancellationToken ct)
    {
        if (file is null)
        {
            return RuleSet.Default;
        }

        if (!File.Exists(file))
        {
            throw new UsageException($"{file}: no such file");
        }

        var reading = RulesYaml.Read(await File.ReadAllTextAsync(file, ct));
        return reading.Rules ?? throw new TargetException(string.Join('\n', reading.Errors.Select(e => $"{file}:{e}")));
    }
}
