using System.Text.Json.Nodes;
using CcgcStream.Collector.Tests.Push;
using CcgcStream.Collector.Tests.Sources;
using CcgcStream.Contracts.Sources;
using CcgcStream.Contracts.Topics;
using CcgcStream.Contracts.V1;
using CcgcStream.ServiceDefaults.Engines;
using CcgcStream.State;
using CcgcStream.State.Sources;
using CcgcStream.Streaming;
using CcgcStream.Stubs.Accounts;
using CcgcStream.Stubs.Clocks;
using CcgcStream.Stubs.Faults;
using CcgcStream.Stubs.Hosting;
using CcgcStream.Stubs.Senders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CcgcStream.Collector.Tests.Deaths;

/// <summary>A collector with some sources that lives several times on one folder, and what has to be true in the end.</summary>
internal sealed class KillRun : IAsyncDisposable
{
    /// <summary>Keys of the two ways in that have no stub server, among the sources.</summary>
    public const string Push = "push", Webhook = "webhook";

    private const string PartnerSecret = "whsec_c2VjcmV0LW9mLWEtcGFydG5lcg==";

    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Only a run that fails takes so long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ccgc-kill-");
    private readonly Dictionary<string, StubServer> _stubs = [];
    private readonly List<PushSender> _senders = [];
    private readonly AcceleratedClock _clock = new(Now);
    private readonly CancellationTokenSource _stop = new();
    private readonly StreamWriter _log;
    private Task _sending = Task.CompletedTask;
    private string _address = "http://127.0.0.1:9";

    private KillRun() => _log = new StreamWriter(Path.Combine(_folder.FullName, "log.txt"));

    /// <summary>Pieces of all sources together.</summary>
    public int Pieces { get; private set; }

    /// <summary>Prepares the stubs and the folder.</summary>
    /// <param name="sources">Keys of <see cref="StubCatalogue.All"/>, <see cref="Push"/> and <see cref="Webhook"/>.</param>
    /// <param name="pieces">Pieces of each.</param>
    public static async Task<KillRun> StartAsync(IReadOnlyCollection<string> sources, int pieces)
    {
        var run = new KillRun { Pieces = pieces * sources.Count };
        foreach (var source in sources.Where(StubCatalogue.All.ContainsKey))
        {
            run._stubs[source] = StubCatalogue.All[source](new Corpus(pieces, Now), 3);
            await run._stubs[source].StartAsync();
        }

        await File.WriteAllTextAsync(Path.Combine(run._folder.FullName, "appsettings.json"), run.Settings().ToJsonString());
        run._senders.AddRange(sources.Except(StubCatalogue.All.Keys)
            .Select(way => new PushSender(way, new Corpus(pieces, Now), new FaultScript(3, way == Webhook ? PushFaults.Signed : PushFaults.Plain), run._clock) { Secret = way == Webhook ? PartnerSecret : null }));
        run._sending = Task.WhenAll(run._senders.Select(s => s.RunAsync(() => Volatile.Read(ref run._address), run._stop.Token)));
        return run;
    }

    /// <summary>The next life; see <see cref="Victim.StartAsync"/>.</summary>
    public async Task<Victim> LiveAsync(int dieAtWrite = 0, bool afterwards = false)
    {
        var victim = await Victim.StartAsync(_folder.FullName, _clock, _log, dieAtWrite, afterwards);
        Volatile.Write(ref _address, victim.Address);
        return victim;
    }

    /// <summary>Waits until a life has ended by its own hand, or kills it when it has nothing left to do.</summary>
    public async Task DeathAsync(Victim victim)
    {
        for (var end = DateTime.UtcNow + Patience; DateTime.UtcNow < end && !victim.IsDead() && !await IsDoneAsync(victim);)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        await victim.KillAsync();
    }

    /// <summary>Lives once more, until everything is there and accounted for, and is killed again.</summary>
    public async Task LiveToTheEndAsync()
    {
        using var last = await LiveAsync();
        for (var end = DateTime.UtcNow + Patience; DateTime.UtcNow < end && !await IsDoneAsync(last);)
        {
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }

        await last.KillAsync();
        await _stop.CancelAsync();
        await _sending;
    }

    private async Task<bool> IsDoneAsync(Victim victim)
    {
        var accounts = await victim.AccountsAsync();
        return _senders.TrueForAll(s => s.IsDone) && _stubs.All(s => accounts.TryGetValue(s.Key, out var account) && s.Value.IsAccountedFor(account));
    }

    /// <summary>What the log holds of distinct pieces, read while nobody lives.</summary>
    public async Task<int> ObtainedAsync()
    {
        using var host = Engines();
        return (await CountsAsync(host.Services.GetRequiredService<IEventLog>())).Count;
    }

    /// <summary>Compares the log and the accounts with the truth.</summary>
    /// <returns>One line a source: how many pieces, how many lost, foreign or doubled, and its completeness beside the true one.</returns>
    public async Task<IReadOnlyList<string>> CheckAsync()
    {
        using var host = Engines();
        var counts = await CountsAsync(host.Services.GetRequiredService<IEventLog>());
        var health = await new SourceHealthReader(host.Services.GetRequiredService<IStateStore>()).ReadAsync(10_000, TestContext.Current.CancellationToken);
        var truths = _stubs.ToDictionary(s => s.Key, s => s.Value.Truth).Concat(_senders.Select(s => KeyValuePair.Create(s.Name, s.Truth))).ToDictionary();
        var lines = new List<string>();
        foreach (var (source, truth) in truths)
        {
            var lost = truth.Count(id => !counts.ContainsKey(id));
            var again = truth.Sum(id => counts.GetValueOrDefault(id, 1) - 1);
            var account = AccountSum.Of(health.Where(h => h.Heartbeat.Source == source).SelectMany(h => h.Hours).Select(h => h.Account));
            var (counted, completeness, expected) = _stubs.TryGetValue(source, out var stub)
                ? (account.Received, SourceCompleteness.Of(account, null), (double?)stub.Completeness) : (truth.Count - lost, null, null);
            lines.Add($"{source}: {truth.Count} pieces, {lost} lost, {counted - truth.Count} doubled, {again} sent to the log again under the same key, completeness {completeness} of {expected}");
            Assert.True(lost == 0 && counted == truth.Count, lines[^1]);
            Assert.True((completeness is null) == (expected is null) && Math.Abs((completeness ?? 0) - (expected ?? 0)) < 1e-12, lines[^1]);
        }

        Assert.Empty(counts.Keys.Except(truths.Values.SelectMany(t => t)).Take(5));
        CheckSecrets();
        return lines;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _sending;
        foreach (var stub in _stubs.Values)
        {
            await stub.DisposeAsync();
        }

        await _log.DisposeAsync();
        _stop.Dispose();
        _folder.Delete(recursive: true);
    }

    private IHost Engines()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration["Data:Directory"] = Path.Combine(_folder.FullName, "data");
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddEngines();
        return builder.Build();
    }

    private static async Task<Dictionary<string, int>> CountsAsync(IEventLog log)
    {
        var counts = new Dictionary<string, int>();
        for (var partition = 0; partition < await log.PartitionCountAsync(TopicNames.Raw, CancellationToken.None); partition++)
        {
            await foreach (var record in log.ReadAsync(TopicNames.Raw, partition, 0, CancellationToken.None))
            {
                var id = RawPost.Parser.ParseFrom(record.Value.Span).Id;
                counts[id] = counts.GetValueOrDefault(id) + 1;
            }
        }

        return counts;
    }

    private void CheckSecrets()
    {
        var logged = ReadLog();
        Assert.Contains("Collecting from", logged, StringComparison.Ordinal);
        Assert.All(StubCatalogue.Secrets.Append(PartnerSecret), secret => Assert.DoesNotContain(secret, logged, StringComparison.Ordinal));
    }

    private string ReadLog()
    {
        lock (_log)
        {
            _log.Flush();
        }

        using var file = new FileStream(Path.Combine(_folder.FullName, "log.txt"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
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
            ["Collector"] = new JsonObject
            {
                ["Preset"] = "none", ["AllowLoopback"] = true, ["Horizon"] = "3650.00:00:00", ["Sources"] = sources,
                ["Webhooks"] = new JsonObject { [Webhook] = new JsonObject { ["Secret"] = PartnerSecret } },
            },
        };
    }
}
