using CcgcStream.ServiceDefaults.Engines;
using CcgcStream.ServiceDefaults.Secrets;
using CcgcStream.State;
using CcgcStream.Streaming;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CcgcStream.Cli.Engines;

/// <summary>
/// The log and the store as the services are configured (environment, appsettings.json, --data), opened by this process. An embedded
/// database has one owner: while Standalone runs, it says so.
/// </summary>
internal sealed class OfflineEngines : IAsyncDisposable
{
    private readonly IHost _host;

    private OfflineEngines(IHost host) => _host = host;

    public IEventLog Log => _host.Services.GetRequiredService<IEventLog>();

    public IStateStore State => _host.Services.GetRequiredService<IStateStore>();

    public EngineOptions Options => _host.Services.GetRequiredService<EngineOptions>();

    public static OfflineEngines Open(string? dataDirectory)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.AddSecretFiles();
        if (dataDirectory is not null)
        {
            builder.Configuration["Data:Directory"] = dataDirectory;
        }

        builder.Logging.ClearProviders();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.AddEngines();
        return new OfflineEngines(builder.Build());
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is IAsyncDisposable host)
        {
            await host.DisposeAsync();
        }
    }
}
