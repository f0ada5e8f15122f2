using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using CcgcStream.Stubs.Clocks;

namespace CcgcStream.Collector.Tests.Deaths;

/// <summary>A collector in a process of its own, to be killed.</summary>
internal sealed class Victim : IDisposable
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(20) };

    private readonly Process _process;
    private readonly TextWriter _log;

    private Victim(Process process, TextWriter log)
    {
        (_process, _log) = (process, log);
        process.ErrorDataReceived += (_, line) =>
        {
            lock (log)
            {
                log.WriteLine(line.Data);
            }
        };
        process.BeginErrorReadLine();
    }

    /// <summary>Its address.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Starts it and waits until it serves.</summary>
    /// <param name="folder">Working folder; its <c>appsettings.json</c> configures it.</param>
    /// <param name="clock">The clock that all its lives share.</param>
    /// <param name="log">Takes everything it logs.</param>
    public static async Task<Victim> StartAsync(string folder, AcceleratedClock clock, TextWriter log)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "CcgcStream.Collector.Victim.dll");
        var start = new ProcessStartInfo("dotnet", [program, "--urls", "http://127.0.0.1:0", "--Clock", clock.ToString()])
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_CONTENTROOT"] = folder;
        var victim = new Victim(Process.Start(start)!, log);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        victim.Address = await victim._process.StandardOutput.ReadLineAsync(patience.Token) ?? throw new InvalidOperationException("the collector did not start: " + log);
        return victim;
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>New pieces so far, by source.</summary>
    public async Task<IReadOnlyDictionary<string, long>> ReceivedAsync()
    {
        try
        {
            return (await Http.GetFromJsonAsync<Dictionary<string, long>>(Address + "/received"))!;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or JsonException)
        {
            return new Dictionary<string, long>(); // Busy, or dead.
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
        lock (_log)
        {
            _log.Flush();
        }
    }
}
