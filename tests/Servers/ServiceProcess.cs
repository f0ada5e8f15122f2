using System.Globalization;

namespace CcgcStream.Servers;

/// <summary>A service of the repository in a process of its own, on a port and in a directory of the test's own.</summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    /// <summary>Seconds are normal; a machine that does much else may need minutes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly string _name;
    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly int _port = FreePort.Next();
    private readonly HttpClient _http;
    private ChildProcess _process;

    private ServiceProcess(string name, IReadOnlyDictionary<string, string> settings)
    {
        (_name, _settings) = (name, settings);
        _http = new HttpClient { BaseAddress = new Uri(Url) };
        _process = Launch();
    }

    public string Url => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port}");

    public HttpClient Http => _http;

    public string Output => _process.Output;

    /// <summary>CPU time that the process has used.</summary>
    public TimeSpan ProcessorTime => _process.ProcessorTime;

    /// <summary>Starts a service and returns when it says that it is ready.</summary>
    /// <param name="name">Folder under services/.</param>
    /// <param name="settings">Settings, with ':' between their parts.</param>
    public static async Task<ServiceProcess> StartAsync(string name, IReadOnlyDictionary<string, string> settings)
    {
        var service = new ServiceProcess(name, settings);
        try
        {
            await service.ReadyAsync();
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    /// <summary>SIGKILL.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Starts it again after a kill, on the same port and data.</summary>
    public async Task RestartAsync()
    {
        await _process.DisposeAsync();
        _process = Launch();
        await ReadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _process.DisposeAsync();
    }

    private ChildProcess Launch() => ChildProcess.Start(
        "dotnet",
        [Programs.Built($"services/{_name}", $"CcgcStream.{_name}.dll"), "--urls", Url, .. _settings.Select(s => $"--{s.Key}={s.Value}")],
        new Dictionary<string, string> { ["Logging__LogLevel__Default"] = "Warning" });

    private async Task ReadyAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!await AnswersAsync(limit.Token))
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"{_name} ended with {_process.ExitCode}:\n{Output}");
            }

            await Task.Delay(20, limit.Token);
        }
    }

    private async Task<bool> AnswersAsync(CancellationToken ct)
    {
        try
        {
            using var answer = await _http.GetAsync("healthz/ready", ct);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false; // Not listening yet.
        }
    }
}
