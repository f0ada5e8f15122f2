using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using CcgcStream.Contracts.Sources;
using CcgcStream.Stubs.Clocks;

namespace CcgcStream.Collector.Tests.Deaths;

/// <summary>A collector in a process of its own, to be killed.</summary>
internal sealed class Victim : IDisposable
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(20) };

    /// <summary>Only a life that fails takes so long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

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
    /// <param name="dieAtWrite">The write to the log or the store at which it kills itself, from 1; 0: none.</param>
    /// <param name="afterwards">True: after that write; false: before it.</param>
    public static async Task<Victim> StartAsync(string folder, AcceleratedClock clock, TextWriter log, int dieAtWrite, bool afterwards)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "CcgcStream.Collector.Victim.dll");
        var start = new ProcessStartInfo("dotnet",
        [
            program, "--urls", "http://127.0.0.1:0", "--Clock", clock.ToString(), "--DieAtWrite", dieAtWrite.ToString(CultureInfo.InvariantCulture), "--DieAfterwards", afterwards.ToString(),
        ])
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_CONTENTROOT"] = folder;
        var victim = new Victim(Process.Start(start)!, log);
        using var patience = new CancellationTokenSource(Patience);
        var address = await victim._process.StandardOutput.ReadLineAsync(patience.Token);
        victim.Address = address ?? (dieAtWrite > 0 ? "http://127.0.0.1:9" : throw new InvalidOperationException("the collector did not start, see its log"));
        return victim;
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>True when it is dead; fails when it did not die by SIGKILL.</summary>
    public bool IsDead()
    {
        if (!_process.HasExited)
        {
            return false;
        }

        Assert.Equal(128 + 9, _process.ExitCode);
        return true;
    }

    /// <summary>The accounts so far, by source, as its store holds them.</summary>
    public async Task<IReadOnlyDictionary<string, SourceHour>> AccountsAsync()
    {
        try
        {
            return (await Http.GetFromJsonAsync<Dictionary<string, SourceHour>>(Address + "/accounts"))!;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or JsonException)
        {
            return new Dictionary<string, SourceHour>(); // Busy, or dead.
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
