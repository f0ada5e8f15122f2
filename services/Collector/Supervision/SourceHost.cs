using CcgcStream.Collector.Configuration;
using CcgcStream.Collector.Fetching;
using CcgcStream.Collector.Publishing;
using CcgcStream.Collector.Setup;
using CcgcStream.State;
using CcgcStream.Text.Cities;

namespace CcgcStream.Collector.Supervision;

/// <summary>Runs every configured source, each in a task of its own, and starts one again when it dies.</summary>
internal sealed partial class SourceHost(
    IConfiguration configuration, CollectorOptions options, OutboundHttp outbound, RawPublisher publisher, IStateStore store,
    TimeProvider clock, CollectorMetrics metrics, IServiceProvider services, ILoggerFactory logs) : BackgroundService
{
    private static readonly TimeSpan RestartAfter = TimeSpan.FromSeconds(30);

    private readonly ILogger _log = logs.CreateLogger<SourceHost>();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var sources = ConfiguredSources.Read(configuration, options);
        LogStarting(string.Join(", ", sources.Select(s => s.Settings.Name)));
        await Task.WhenAll(sources.Select(s => Task.Run(() => SuperviseAsync(s, stoppingToken), stoppingToken)));
    }

    private async Task SuperviseAsync(ConfiguredSource configured, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await RunAsync(configured, ct);
                LogFinished(configured.Settings.Name);
                return;
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogDied(configured.Settings.Name, RestartAfter, e);
                await Task.Delay(RestartAfter, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task RunAsync(ConfiguredSource configured, CancellationToken ct)
    {
        var name = configured.Settings.Name;
        var type = configured.Type
            ?? throw new InvalidOperationException($"source {name} has the type '{configured.TypeName}', which does not exist; there are {string.Join(", ", SourceCatalogue.All.Select(t => t.Id))}");
        var pulse = new SourcePulse(name, type.Id, type.Generation);
        var source = type.Create(new SourceSetup(configured.Settings, CityCatalogue.Default, outbound, clock, pulse, services));
        var slot = new SourceSlot(name, type.Id, source, pulse);
        await new SourceRunner(slot, publisher, store, clock, metrics, logs.CreateLogger<SourceRunner>()).RunAsync(ct);
    }

    [LoggerMessage(LogLevel.Information, "Collecting from: {Sources}.")]
    private partial void LogStarting(string sources);

    [LoggerMessage(LogLevel.Information, "Source {Source} has come to its end.")]
    private partial void LogFinished(string source);

    [LoggerMessage(LogLevel.Error, "Source {Source} died; it starts again in {Wait}.")]
    private partial void LogDied(string source, TimeSpan wait, Exception e);
}
