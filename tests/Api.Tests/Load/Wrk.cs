using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using CcgcStream.Servers;

namespace CcgcStream.Api.Tests.Load;

/// <summary>What a load found: answers a second, the 99th percentile of their latency, and the processor time that one took of this process.</summary>
internal readonly record struct Load(double PerSecond, double P99Milliseconds, double CpuMicroseconds = double.NaN)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{PerSecond:N0}/s, p99 {P99Milliseconds:0.00} ms, {CpuMicroseconds:0.0} us of processor each");
}

/// <summary>Load from a process of its own: wrk over HTTP, redis-benchmark at a redis-server.</summary>
internal static partial class Wrk
{
    private const string Connections = "32";

    /// <summary>Why there is none; null where there is one.</summary>
    public static string? Missing => Programs.Find("wrk") is null ? "wrk is not installed" : null;

    /// <summary>The best of several runs: neighbours on the machine can only make one worse.</summary>
    public static async Task<Load> BestAsync(Uri address, int runs, params string[] headers)
    {
        var all = new List<Load>();
        for (var run = 0; run < runs; run++)
        {
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            var output = await RunAsync("wrk", ["-t1", "-c" + Connections, "-d5s", "--latency", .. headers.SelectMany(header => new[] { "-H", header }), address.ToString()]);
            Assert.DoesNotContain("Non-2xx", output, StringComparison.Ordinal);
            Assert.DoesNotContain("Socket errors", output, StringComparison.Ordinal);
            all.Add(new Load(double.Parse(PerSecond().Match(output).Groups[1].Value, CultureInfo.InvariantCulture), Milliseconds(P99().Match(output)),
                (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMicroseconds / double.Parse(Count().Match(output).Groups[1].Value, CultureInfo.InvariantCulture)));
        }
        return all.MaxBy(load => load.PerSecond);
    }

    /// <summary>GET of a value of so many bytes from a redis-server of the test's own; null where there is none.</summary>
    public static async Task<Load?> RedisGetAsync(int bytes)
    {
        if (RedisServer.Missing is not null || Programs.Find("redis-benchmark") is null)
        {
            return null;
        }
        await using var redis = await RedisServer.StartAsync();
        var port = redis.ConnectionString.Split(',')[0].Split(':')[1];
        var output = await RunAsync("redis-benchmark", ["-p", port, "-c", Connections, "-n", "20000", "-d", bytes.ToString(CultureInfo.InvariantCulture), "-t", "set,get", "--csv"]);
        var line = output.Split('\n').LastOrDefault(line => line.StartsWith("\"GET\"", StringComparison.Ordinal));
        return line?.Split(',').Select(cell => cell.Trim('"')).ToArray() is not { } cells ? null : new Load(double.Parse(cells[1], CultureInfo.InvariantCulture), double.Parse(cells[6], CultureInfo.InvariantCulture));
    }

    private static double Milliseconds(Match match) =>
        double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * match.Groups[2].Value switch { "us" => 0.001, "s" => 1000, _ => 1 };

    private static async Task<string> RunAsync(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Programs.Find(program)!, arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output;
    }

    [GeneratedRegex("Requests/sec:\\s+([0-9.]+)")]
    private static partial Regex PerSecond();

    [GeneratedRegex("([0-9]+) requests in")]
    private static partial Regex Count();

    [GeneratedRegex("99%\\s+([0-9.]+)(us|ms|s)")]
    private static partial Regex P99();
}
