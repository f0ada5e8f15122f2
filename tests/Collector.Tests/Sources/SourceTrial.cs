using System.Diagnostics.Metrics;
using CcgcStream.Collector.Configuration;
using CcgcStream.Collector.Fetching;
using CcgcStream.Collector.Publishing;
using CcgcStream.Collector.Setup;
using CcgcStream.Collector.Supervision;
using CcgcStream.Collector.Tests.Fakes;
using CcgcStream.Contracts.Posts;
using CcgcStream.Contracts.Sources;
using CcgcStream.State;
using CcgcStream.State.Sources;
using CcgcStream.Streaming;
using CcgcStream.Stubs.Accounts;
using CcgcStream.Stubs.Clocks;
using CcgcStream.Text.Cities;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CcgcStream.Collector.Tests.Sources;

/// <summary>Runs one source against its stub until the log holds the truth, or time is up.</summary>
internal sealed class SourceTrial(IReadOnlyDictionary<string, string> settings, IReadOnlySet<string> truth, AcceleratedClock began, SourceType? type = null)
{
    private const string Name = "trial";

    /// <summary>Only a trial that fails takes so long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>See <see cref="Stubs.Hosting.StubServer.Settles"/>.</summary>
    public TimeSpan Settles { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>What the account has to say in the end; it follows the last post, and is waited for.</summary>
    public Func<SourceHour, bool> Settled { get; set; } = _ => true;

    /// <summary>The time; may be set on between two runs.</summary>
    public AcceleratedClock Clock { get; set; } = began;

    public MemoryLog Log { get; } = new();

    public MemoryState State { get; } = new();

    /// <summary>Distinct ids in the log.</summary>
    public HashSet<string> Ids => [.. Log.Ids];

    /// <summary>Runs without interruption.</summary>
    public async Task RunAsync()
    {
        using var stop = new CancellationTokenSource(Patience);
        var run = RunOnceAsync(Log, State, stop.Token);
        await UntilCompleteAsync(run, stop.Token);
        await stop.CancelAsync();
        await run;
    }

    /// <summary>Runs until something has come about, or time is up.</summary>
    public async Task RunUntilAsync(Func<bool> done)
    {
        using var stop = new CancellationTokenSource(Patience);
        var run = RunOnceAsync(Log, State, stop.Token);
        while (!done() && !stop.IsCancellationRequested && !run.IsCompleted)
        {
            await Task.WhenAny(run, Task.Delay(50, CancellationToken.None));
        }

        await UntilQuietAsync();
        await stop.CancelAsync();
        await run;
    }

    /// <summary>Runs with so many deaths at random writes, and then to the end.</summary>
    public async Task RunWithDeathsAsync(int deaths, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < deaths && !truth.IsSubsetOf(Ids); i++)
        {
            using var doom = new Doom(Log, State, random.Next(1, 12), random.Next(2) == 0);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(doom.Death);
            stop.CancelAfter(Patience);
            await RunOnceAsync(doom.Log, doom.Store, stop.Token);
        }

        await RunAsync();
    }

    /// <summary>The account of the whole run, all hours together.</summary>
    public async Task<SourceHour> AccountAsync()
    {
        var health = await new SourceHealthReader(State).ReadAsync(10_000, CancellationToken.None);
        return AccountSum.Of(health.SelectMany(s => s.Hours).Select(h => h.Account));
    }

    private async Task UntilCompleteAsync(Task run, CancellationToken ct)
    {
        var seen = -1;
        while (!ct.IsCancellationRequested && !run.IsCompleted)
        {
            if (Log.Count != seen)
            {
                seen = Log.Count;
                if (truth.IsSubsetOf(Ids))
                {
                    await UntilQuietAsync();
                    return;
                }
            }

            await Task.WhenAny(run, Task.Delay(25, CancellationToken.None));
        }
    }

    /// <summary>Cursors and accounts follow the last post, and a query may run on that brings none; sources that poll all the time never rest.</summary>
    private async Task UntilQuietAsync()
    {
        var patience = DateTime.UtcNow + Patience;
        for (var (writes, rounds) = (-1, 0); (writes != State.CursorWrites && rounds < 5) || (!Settled(await AccountAsync()) && DateTime.UtcNow < patience); rounds++)
        {
            writes = State.CursorWrites;
            await Task.Delay(Settles, CancellationToken.None);
        }
    }

    private async Task RunOnceAsync(IEventLog log, IStateStore store, CancellationToken ct)
    {
        var options = new CollectorOptions { AllowLoopback = true, Horizon = TimeSpan.FromDays(3650) };
        using var services = new ServiceCollection().AddSingleton(store).AddLogging().AddMetrics().BuildServiceProvider();
        using var outbound = new OutboundHttp(options);
        var metrics = new CollectorMetrics(services.GetRequiredService<IMeterFactory>());
        var publisher = new RawPublisher(log, new AuthorPseudonym("0123456789abcdef"u8), new EventTimePolicy(Clock, options), metrics);
        var section = new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => "S:" + s.Key, s => (string?)s.Value)).Build().GetSection("S");
        var kind = type ?? SourceCatalogue.Find(settings["Type"])!;
        var pulse = new SourcePulse(Name, kind.Id, kind.Generation);
        var source = kind.Create(new SourceSetup(new SourceSettings(Name, section), CityCatalogue.Default, outbound, Clock, pulse, services));
        var runner = new SourceRunner(new SourceSlot(Name, kind.Id, source, pulse), publisher, store, Clock, metrics, services.GetRequiredService<ILogger<SourceRunner>>());
        try
        {
            await runner.RunAsync(ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Stopped, or dead.
        }
    }
}
