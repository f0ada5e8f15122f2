using System.Collections.Concurrent;
using System.Diagnostics;

namespace CcgcStream.Notifier.Tests.Crashes;

/// <summary>A notifier or aggregator process on a data directory that outlives it.</summary>
internal sealed class Victim(string directory, IReadOnlyDictionary<string, string> settings, string role) : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> errors = [];
    private Process? process;

    /// <summary>Ids of the events or pieces whose write was confirmed.</summary>
    public ConcurrentDictionary<string, bool> Confirmed { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether it is up since the last start.</summary>
    public bool Ready => Confirmed.ContainsKey("ready");

    /// <summary>The last lines of its log.</summary>
    public string Log => string.Join('\n', errors.TakeLast(40));

    public void Start()
    {
        Confirmed.TryRemove("ready", out _);
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var program = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, $"../../../../Notifier.Victim/bin/{configuration}/net10.0/CcgcStream.Notifier.Victim.dll"));
        var start = new ProcessStartInfo("dotnet", [program, role]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = directory };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => _ = line.Data is { Length: > 0 } id && Confirmed.TryAdd(id, true);
        process.ErrorDataReceived += (_, line) => errors.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public void Send(IEnumerable<string> events)
    {
        foreach (var e in events)
        {
            process!.StandardInput.WriteLine(e);
        }

        process!.StandardInput.Flush();
    }

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await KillAsync();
        }
    }
}
