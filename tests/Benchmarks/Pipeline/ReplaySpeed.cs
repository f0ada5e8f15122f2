using System.Diagnostics;
using System.Globalization;
using CcgcStream.Servers;

namespace CcgcStream.Benchmarks.Pipeline;

/// <summary>
/// End to end through real processes: simulated posts from <c>ccgc replay</c> over HTTP, log, tagger and aggregator of Standalone into the
/// scores, twice; the first warms up. Wall-clock time, and the process's own CPU time, which neighbours on the machine do not stretch as much:
/// until everything is counted, and until the alert detectors have looked at every quarter-hour of the year too and the process is at rest.
/// </summary>
internal static class ReplaySpeed
{
    public static async Task<int> RunAsync(TextWriter output, int pieces)
    {
        using var data = new TemporaryDirectory();
        var file = Path.Combine(data.Path, "posts.ndjson");
        var simulated = await Ccgc.RunAsync(["simulate", "--seed", "1", "--pieces", pieces.ToString(CultureInfo.InvariantCulture)]);
        await File.WriteAllTextAsync(file, simulated.Output);
        await using var standalone = await ServiceProcess.StartAsync(
            "Standalone", new Dictionary<string, string> { ["Data:Directory"] = Path.Combine(data.Path, "data"), ["Collector:Preset"] = "none" });
        foreach (var generation in (string[])["warm-up", "measured"])
        {
            var (watch, cpu) = (Stopwatch.StartNew(), standalone.ProcessorTime);
            var replay = await Ccgc.RunAsync(["replay", file, "--generation", generation, "--target", standalone.Url]);
            if (replay.ExitCode != 0)
            {
                await Console.Error.WriteLineAsync(replay.ToString());
                return 1;
            }

            var (wall, used) = (watch.Elapsed, standalone.ProcessorTime - cpu);
            var atRest = await RestAsync(standalone) - cpu;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{generation,-10} {pieces} posts in {wall.TotalSeconds:F1} s ({pieces / wall.TotalSeconds:N0}/s), {used.TotalSeconds:F1} s of CPU ({pieces / used.TotalSeconds:N0} posts a CPU second); at rest after {atRest.TotalSeconds:F1} s of CPU ({pieces / atRest.TotalSeconds:N0})"));
        }

        return 0;
    }

    /// <summary>The process's CPU time once it takes less than a twelfth of a core.</summary>
    private static async Task<TimeSpan> RestAsync(ServiceProcess process)
    {
        while (true)
        {
            var before = process.ProcessorTime;
            await Task.Delay(TimeSpan.FromSeconds(3));
            if (process.ProcessorTime - before < TimeSpan.FromMilliseconds(250))
            {
                return before;
            }
        }
    }
}
