using System.Diagnostics;
using CcgcStream.Servers;

namespace CcgcStream.Cli.Tests.Usage;

/// <summary>A year of posts that nobody reads to its end: the reader is slow, or the command is told to stop.</summary>
public sealed class UnreadOutputTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SIGTERM_stops_a_command_with_one_line_and_exit_1()
    {
        using var process = await SimulateAsync();
        try
        {
            using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            {
                await kill.WaitForExitAsync(Ct);
            }

            var rest = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, Ct);
            Assert.Equal("ccgc: stopped\n", await process.StandardError.ReadToEndAsync(Ct));
            await rest;
            await process.WaitForExitAsync(Ct);
            Assert.Equal(1, process.ExitCode);
        }
        finally
        {
            process.Kill();
        }
    }

    [Fact]
    public async Task What_nobody_reads_is_not_made_ahead()
    {
        using var process = await SimulateAsync();
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(3), Ct); // Time to make a gigabyte, had it been made.
            process.Refresh();
            Assert.InRange(process.WorkingSet64, 1, 700L << 20);
        }
        finally
        {
            process.Kill();
        }
    }

    /// <summary>A process whose first post is out: it is in the middle of its work.</summary>
    private static async Task<Process> SimulateAsync()
    {
        var process = Process.Start(new ProcessStartInfo("dotnet", [Programs.Built("services/Cli", "ccgc.dll"), "simulate", "--pieces", "50000000"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        await process.StandardOutput.ReadLineAsync(Ct);
        return process;
    }
}
