using System.CommandLine;
using CcgcStream.Cli.Ranking;
using CcgcStream.Cli.Target;

namespace CcgcStream.Cli.Commands;

/// <summary><c>ccgc rank</c>: the ranking of a window, now or at any past moment.</summary>
internal static class RankCommand
{
    public static Command Create()
    {
        var window = CommonOptions.Window();
        var format = CommonOptions.OneOf("--format", "Output", "table", "table", "json", "csv");
        var limit = new Option<int>("--limit") { Description = "Most cities shown", DefaultValueFactory = _ => 100 };
        var by = CommonOptions.OneOf("--by", "Score to rank by", "composite", "composite", "volume", "reputation", "coverage", "dynamism", "responsiveness");
        var asOf = CommonOptions.AsOf();
        var generation = CommonOptions.Generation();
        var methodology = CommonOptions.Methodology();
        var target = CommonOptions.Target();
        var command = new Command("rank", "Print the ranking of the cities") { window, format, limit, by, asOf, generation, methodology, target };
        command.SetAction(async (parsed, ct) =>
        {
            using var client = new TargetClient(parsed.GetValue(target)!);
            var path = new Target.QueryString("v1/ranking")
                .Add("window", parsed.GetValue(window))
                .Add("limit", parsed.GetValue(limit).ToString(System.Globalization.CultureInfo.InvariantCulture))
                .Add("by", parsed.GetValue(by))
                .Add("asOf", parsed.GetValue(asOf))
                .Add("generation", parsed.GetValue(generation))
                .Add("methodology", parsed.GetValue(methodology))
                .ToString();
            switch (parsed.GetValue(format))
            {
                case "json":
                    Console.Out.WriteLine(await client.GetTextAsync(path, "application/json", ct));
                    break;
                case "csv":
                    Console.Out.Write(await client.GetTextAsync(path, "text/csv", ct));
                    break;
                default:
                    using (var ranking = await client.GetJsonAsync(path, ct))
                    {
                        RankingTable.Write(ranking.RootElement, Console.Out);
                    }

                    break;
            }

            return ExitCode.Success;
        });
        return command;
    }
}
