using System.Text.Json.Nodes;
using CcgcStream.Collector.Tests.Sources;
using CcgcStream.Contracts.Sources;
using CcgcStream.Contracts.Topics;
using CcgcStream.Contracts.V1;
using CcgcStream.ServiceDefaults.Engines;
using CcgcStream.State;
using CcgcStream.State.Sources;
using CcgcStream.Streaming;
using CcgcStream.Stubs.Clocks;
using CcgcStream.Stubs.Faults;
using CcgcStream.Stubs.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CcgcStream.Collector.Tests.Deaths;

/// <summary>
/// SIGKILL of a real collector process with every source at once, at random moments, on the real embedded log and store. Each kill hits all
/// sources and the push endpoint. Always a slice; <c>CCGC_TEST_ALL=1</c> runs twenty kills over ten thousand items a source.
/// </summary>
public sealed class KillTests : IAsyncLifetime
{
    private static readonly bool All = Environment.GetEnvironmentVariable("CCGC_TEST_ALL") == "1";
    private static readonly int Pieces = All ? 10_000 : 2_000;
    private static readonly int Kills = All ? 20 : 5;
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ccgc-kill-");
    private readonly Dictionary<string, StubServer> _stubs = [];

    public async ValueTask InitializeAsync()
    {
        foreach (var (name, make) in StubCatalogue.All)
        {
            _stubs[name] = make(new Corpus(Pieces, Now), 3);
            await _stubs[name].StartAsync();
        }

        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "appsettings.json"), Settings().ToJsonString());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var stub in _stubs.Values)
        {
            await stub.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Nothing_is_lost_or_counted_twice_when_the_process_is_killed_at_random_moments()
    {
        var random = new Random(11);
        var clock = new AcceleratedClock(Now);
        using var log = new StreamWriter(Path.Combine(_folder.FullName, "log.txt"));
        var push = new PushClient(Pieces, Now.AddHours(-1));
        using var stop = new CancellationTokenSource();
        var address = "http://127.0.0.1:9";
        var pushing = push.RunAsync(() => Volatile.Read(ref address), stop.Token);
        for (var i = 0; i < Kills; i++)
        {
            using var victim = await Victim.StartAsync(_folder.FullName, clock, log);
            Volatile.Write(ref address, victim.Address);
            await UntilProgressAsync(victim, random.Next(200, _stubs.Count * Pieces / Kills));
            await Task.Delay(random.Next(100), TestContext.Current.CancellationToken);
            await victim.KillAsync();
        }

        using (var last = await Victim.StartAsync(_folder.FullName, clock, log))
        {
            Volatile.Write(ref address, last.Address);
            await UntilCompleteAsync(last, push);
            await last.KillAsync();
        }

        await stop.CancelAsync();
        await pushing;
        await CheckAsync(push);
        CheckSecrets();
    }

    /// <summary>The moment of a kill is counted in posts, so that kills spread over the whole run on a slow machine too.</summary>
    private static async Task UntilProgressAsync(Victim victim, int posts)
    {
        var patience = DateTime.UtcNow + TimeSpan.FromSeconds(20);
        var target = (await victim.ReceivedAsync()).Values.Sum() + posts;
        while (DateTime.UtcNow < patience && (await victim.ReceivedAsync()).Values.Sum() < target)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    private async Task UntilCompleteAsync(Victim victim, PushClient push)
    {
        var patience = DateTime.UtcNow + TimeSpan.FromMinutes(All ? 15 : 4);
        IReadOnlyDictionary<string, long> received;
        do
        {
            await Task.Delay(500, TestContext.Current.CancellationToken);
            received = await victim.ReceivedAsync();
        }
        while (DateTime.UtcNow < patience && (push.Acknowledged < Pieces || _stubs.Any(s => received.GetValueOrDefault(s.Key) < s.Value.Truth.Count)));

        // What is left to do is to save the accounts behind the last post.
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);
    }

    private async Task CheckAsync(PushClient push)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration["Data:Directory"] = Path.Combine(_folder.FullName, "data");
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddEngines();
        using var host = builder.Build();
        var ids = await IdsAsync(host.Services.GetRequiredService<IEventLog>());
        var truth = _stubs.Values.SelectMany(s => s.Truth).Concat(push.Ids).ToHashSet();
        Assert.Empty(truth.Except(ids).Take(5));
        Assert.Empty(ids.Except(truth).Take(5));
        var health = await new SourceHealthReader(host.Services.GetRequiredService<IStateStore>()).ReadAsync(10_000, TestContext.Current.CancellationToken);
        Assert.All(_stubs, s =>
        {
            var hours = health.Single(h => h.Heartbeat.Source == s.Key).Hours.Select(h => h.Account).ToList();
            Assert.Equal((s.Key, s.Value.Truth.Count), (s.Key, hours.Sum(h => h.Received)));
            var account = new SourceHour { Received = hours.Sum(h => h.Received), Reported = hours.Sum(h => h.Reported), Obtained = hours.Sum(h => h.Obtained), Missed = hours.Sum(h => h.Missed) };
            Assert.Equal(s.Value.Completeness, SourceCompleteness.Of(account, null)!.Value, 12);
        });
    }

    private static async Task<HashSet<string>> IdsAsync(IEventLog log)
    {
        var ids = new HashSet<string>();
        for (var partition = 0; partition < await log.PartitionCountAsync(TopicNames.Raw, CancellationToken.None); partition++)
        {
            await foreach (var record in log.ReadAsync(TopicNames.Raw, partition, 0, CancellationToken.None))
            {
                ids.Add(RawPost.Parser.ParseFrom(record.Value.Span).Id);
            }
        }

        return ids;
    }

    private void CheckSecrets()
    {
        var logged = File.ReadAllText(Path.Combine(_folder.FullName, "log.txt"));
        Assert.Contains("Collecting from", logged, StringComparison.Ordinal);
        Assert.All(StubCatalogue.Secrets, secret => Assert.DoesNotContain(secret, logged, StringComparison.Ordinal));
    }

    private JsonObject Settings()
    {
        var sources = new JsonObject();
        foreach (var (name, stub) in _stubs)
        {
            sources[name] = new JsonObject(stub.Settings.Select(s => KeyValuePair.Create(s.Key, (JsonNode?)s.Value)));
        }

        return new JsonObject
        {
            ["Data"] = new JsonObject { ["Directory"] = Path.Combine(_folder.FullName, "data") },
            ["Collector"] = new JsonObject { ["Preset"] = "none", ["AllowLoopback"] = true, ["Horizon"] = "3650.00:00:00", ["Sources"] = sources },
        };
    }
}
