using System.CommandLine;
using System.Text.Json;
using CcgcStream.Cli.Simulate;
using CcgcStream.Simulation.Truth;

namespace CcgcStream.Cli.Commands;

/// <summary><c>ccgc simulate</c>: a labelled, seeded, multilingual year of posts as NDJSON on standard output.</summary>
internal static class SimulateCommand
{
    public static Command Create()
    {
        var profile = new Option<string>("--profile") { Description = "ccgcii-2020 or ccgcii-2019", DefaultValueFactory = _ => "ccgcii-2020" };
        var seed = new Option<ulong>("--seed") { Description = "The same seed makes the same bytes", DefaultValueFactory = _ => 1 };
        var pieces = new Option<long>("--pieces") { Description = "Posts of the year", DefaultValueFactory = _ => 200_000 };
        var withPrevious = new Option<bool>("--with-previous") { Description = "The year before first, in its published proportion" };
        var truth = new Option<string?>("--truth") { Description = "File for the true figures, JSON: what a report should recover" };
        var labels = new Option<bool>("--labels") { Description = "Add the true tone and topic of each post as the fields 'label' and 'topicLabel', for ccgc tone-table" };
        var command = new Command("simulate", "Write simulated posts, each marked as simulated") { profile, seed, pieces, withPrevious, truth, labels };
        command.SetAction(async (parsed, ct) =>
        {
            var run = SimulationRun.Plan(parsed.GetValue(profile)!, parsed.GetValue(seed), parsed.GetValue(pieces), parsed.GetValue(withPrevious));
            if (parsed.GetValue(truth) is { } file)
            {
                await using var figures = File.Create(file);
                await JsonSerializer.SerializeAsync(figures, run.Select(year => year.GroundTruth()).ToList(), GroundTruthJson.Default.ListGroundTruth, ct);
            }

            await using var output = new BufferedStream(Console.OpenStandardOutput(), 1 << 20);
            var written = 0L;
            foreach (var year in run)
            {
                written += await SimulationOutput.WriteAsync(year, output, parsed.GetValue(labels), ct);
            }

            await Console.Error.WriteLineAsync($"{written} simulated posts written");
            return ExitCode.Success;
        });
        return command;
    }
}
