using CcgcStream.State;
using CcgcStream.Streaming;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CcgcStream.Collector.Tests.Fakes;

/// <summary>A collector in this process, on a log and a state store in memory.</summary>
internal sealed class CollectorApp : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("ccgc-collector-");

    private CollectorApp(IReadOnlyDictionary<string, string?> settings, TimeProvider clock, IEventLog log, IStateStore state, bool listens)
    {
        var builder = WebApplication.CreateSlimBuilder();
        if (listens)
        {
            builder.WebHost.UseUrls("http://127.0.0.1:0");
        }
        else
        {
            builder.WebHost.UseTestServer();
        }

        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(settings.Append(new("Data:Directory", _data.FullName)).Append(new("Collector:AllowLoopback", "true")));
        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton(log);
        builder.Services.AddSingleton(state);
        builder.AddCollector();
        _app = builder.Build();
        _app.MapCollector();
    }

    public HttpClient Client => _app.GetTestClient();

    /// <summary>Its address, where it listens.</summary>
    public string Address => _app.Urls.First();

    public string DataDirectory => _data.FullName;

    public static Task<CollectorApp> StartAsync(IEventLog log, IStateStore state, TimeProvider? clock = null, params (string Key, string Value)[] settings) =>
        StartAsync(log, state, clock, listens: false, settings);

    /// <summary>On a port of its own, for senders that break connections.</summary>
    public static Task<CollectorApp> ListenAsync(IEventLog log, IStateStore state, TimeProvider clock, params (string Key, string Value)[] settings) =>
        StartAsync(log, state, clock, listens: true, settings);

    private static async Task<CollectorApp> StartAsync(IEventLog log, IStateStore state, TimeProvider? clock, bool listens, (string Key, string Value)[] settings)
    {
        var all = settings.ToDictionary(s => "Collector:" + s.Key, s => (string?)s.Value);
        all.TryAdd("Collector:Preset", "none");
        var app = new CollectorApp(all, clock ?? TimeProvider.System, log, state, listens);
        await app._app.StartAsync();
        return app;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _data.Delete(recursive: true);
    }
}
