using System.Text.Json;
using CcgcStream.Aggregator;
using CcgcStream.Alerting;
using CcgcStream.Alerting.Model;
using CcgcStream.Alerting.Notifications;
using CcgcStream.Alerting.Rules;
using CcgcStream.Alerting.Rules.Yaml;
using CcgcStream.AlertStore;
using CcgcStream.Contracts.Topics;
using CcgcStream.Notifier.Tests.Support;
using CcgcStream.Servers;
using CcgcStream.ServiceDefaults;
using CcgcStream.State;
using CcgcStream.State.Cities.Keys;
using CcgcStream.Streaming;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CcgcStream.Notifier.Tests.Crashes;

/// <summary>The pieces of a story through one aggregator that nobody kills: what its outbox holds is what has to be told.</summary>
internal sealed class UndisturbedRun : IAsyncDisposable
{
    public const int Partitions = 4;
    private readonly TemporaryDirectory directory;
    private readonly WebApplication app;

    private UndisturbedRun(TemporaryDirectory directory, WebApplication app) => (this.directory, this.app) = (directory, app);

    public IStateStore Store => app.Services.GetRequiredService<IStateStore>();

    public static RuleSet Rules { get; } = RulesYaml.Read(KillStory.Rules("https://unused.example")).Rules!;

    public static async Task<UndisturbedRun> StartAsync(KillStory story)
    {
        var directory = new TemporaryDirectory();
        var rules = Path.Combine(directory.Path, "alerts.yaml");
        await File.WriteAllTextAsync(rules, KillStory.Rules("https://unused.example"));
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseSetting(WebHostDefaults.ServerUrlsKey, "http://127.0.0.1:0"); // Not the default port: other tests, or the user's own Standalone, may have it.
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Data:Directory"] = directory.Path, ["Alerts:Rules"] = rules });
        builder.AddServiceDefaults().AddAggregator();
        var run = new UndisturbedRun(directory, builder.Build());
        await run.app.StartAsync();
        var log = run.app.Services.GetRequiredService<IEventLog>();
        for (var chunk = 0; chunk <= story.Chunks; chunk++)
        {
            await log.AppendAsync(TopicNames.Enriched, [.. story.Chunk(chunk).Select(p => p.Record)], CancellationToken.None);
        }

        await Eventually.TrueAsync(() => run.ObservedAsync(story.LastClosed), "every city is observed to the end", 1_800);
        return run;
    }

    /// <summary>Every event, in the order of the outboxes.</summary>
    public async Task<IReadOnlyList<AlertEvent>> EventsAsync()
    {
        var events = new List<AlertEvent>();
        for (var partition = 0; partition < Partitions; partition++)
        {
            await foreach (var entry in app.Services.GetRequiredService<Outbox>().ReadAsync(Space(partition), CancellationToken.None))
            {
                events.Add(JsonSerializer.Deserialize(entry.Event, AlertJson.Default.AlertEvent)!);
            }
        }

        return events;
    }

    /// <summary>Ids of the events that someone is notified of.</summary>
    public async Task<HashSet<string>> NotifiedAsync() =>
        [.. (await EventsAsync()).Where(e => NotificationPlanner.Plan(e, Rules, e.At).Count > 0).Select(e => e.Id)];

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        directory.Dispose();
    }

    private async ValueTask<bool> ObservedAsync(long bucket)
    {
        var done = 0;
        for (var partition = 0; partition < Partitions; partition++)
        {
            var states = await Store.GetAsync(Space(partition), [.. KillStory.Cities.Select(c => StateKeys.Alerts(KillStory.Generation, c))], CancellationToken.None);
            done += states.Count(s => s is not null && JsonSerializer.Deserialize(s, AlertJson.Default.CityAlertState)!.Bucket >= bucket);
        }

        return done == KillStory.Cities.Length;
    }

    private static string Space(int partition) => $"aggregate/{partition}";
}
