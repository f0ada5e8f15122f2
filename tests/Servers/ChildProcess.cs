using System.Collections.Concurrent;
using System.Diagnostics;

namespace CcgcStream.Servers;

/// <summary>A real process of a test: its output is kept, kill means SIGKILL, and nothing outlives the test.</summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly BlockingCollection<string> _output = [];

    private ChildProcess(Process process) => _process = process;

    /// <summary>Everything it has said, for the message of a failed test.</summary>
    public string Output => string.Join('\n', _lines);

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>CPU time used so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static ChildProcess Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var child = new ChildProcess(new Process { StartInfo = start });
        child._process.OutputDataReceived += (_, e) => child.Take(e.Data, standard: true);
        child._process.ErrorDataReceived += (_, e) => child.Take(e.Data, standard: false);
        child._process.Start();
        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        return child;
    }

    /// <summary>The next line of standard output.</summary>
    /// <exception cref="TimeoutException">None came in time.</exception>
    public string ReadLine(TimeSpan patience) =>
        _output.TryTake(out var line, patience) ? line : throw new TimeoutException($"no line within {patience}; said so far:\n{Output}");

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public void Kill()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.WaitForExit();
    }

    public async Task<int> ExitAsync(TimeSpan patience)
    {
        await _process.WaitForExitAsync().WaitAsync(patience);
        _process.WaitForExit(); // Drains the output.
        return _process.ExitCode;
    }

    public ValueTask DisposeAsync()
    {
        Kill();
        _process.Dispose();
        _output.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Take(string? line, bool standard)
    {
        if (line is not null)
        {
            _lines.Enqueue(line);
            if (standard)
            {
                _output.Add(line);
            }
        }
    }
}
