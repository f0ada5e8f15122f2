using System.CommandLine;
using System.Globalization;
using CcgcStream.Cli.Target;

namespace CcgcStream.Cli.Commands;

/// <summary><c>ccgc calibrate</c>: a methodology file whose goalposts and priors are taken from a period of a running service.</summary>
internal static class CalibrateCommand
{
    public static Command Create()
    {
        var from = new Option<DateOnly>("--from") { Description = "First day of the reference period, such as 2020-01-01", Required = true };
        var to = new Option<DateOnly>("--to") { Description = "Last day, inclusive", Required = true };
        var version = new Option<string>("--version-name") { Description = "Version of the new methodology, such as 2020", Required = true };
        var generation = CommonOptions.Generation();
        var target = CommonOptions.Target();
        var command = new Command(
            "calibrate",
            "Print a methodology file with goalposts, source mix and priors of a period; of files of posts, replay them first. Use it by Methodology:Files:0")
        { from, to, version, generation, target };
        command.SetAction(async (parsed, ct) =>
        {
            var (first, last) = (parsed.GetValue(from), parsed.GetValue(to));
            if (last < first)
            {
                throw new UsageException("--to lies before --from");
            }

            using var client = new TargetClient(parsed.GetValue(target)!);
            var path = new Target.QueryString("v1/methodology/calibration").Add("from", Day(first)).Add("to", Day(last))
                .Add("version", parsed.GetValue(version)).Add("generation", parsed.GetValue(generation)).ToString();
            Console.Out.WriteLine(await client.GetTextAsync(path, "application/json", ct));
            return ExitCode.Success;
        });
        return command;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
