using System.Text.Json;
using CcgcStream.Alerting;
using CcgcStream.Alerting.Model;
using CcgcStream.Notifier.Tests.Support;

namespace CcgcStream.Notifier.Tests.Crashes;

/// <summary>
/// kill -9 of the notifier, or of its broker, at seeded moments while events come in. Afterwards every event has reached the
/// receiver, under one webhook-id only. The default is 10 kills a transport; CCGC_TEST_ALL=1 makes it 200.
/// </summary>
public sealed class KillLoopTests(ITestOutputHelper output)
{
    private const int EventsPerKill = 3;
    private static readonly int Kills = Environment.GetEnvironmentVariable("CCGC_TEST_ALL") == "1" ? 200 : 10;

    [Fact]
    public Task In_memory_nothing_is_lost_and_nothing_is_told_twice() => RunAsync(null, seed: 20_260_301);

    [Fact]
    public async Task On_RabbitMQ_nothing_is_lost_and_nothing_is_told_twice()
    {
        Assert.SkipUnless(RabbitServer.Installed, "rabbitmq-server is not installed: kills on RabbitMQ are NOT tested here");
        await using var rabbit = new RabbitServer();
        await rabbit.StartAsync();
        await RunAsync(rabbit, seed: 20_260_302);
    }

    private async Task RunAsync(RabbitServer? rabbit, int seed)
    {
        await using var receiver = await StubReceiver.StartAsync();
        var directory = Directory.CreateTempSubdirectory("ccgc-kills-").FullName;
        await File.WriteAllTextAsync(Path.Combine(directory, "alerts.yaml"), NotifierHost.WebhookRules(receiver.Url).Replace("    secret: env:CCGC_TEST_WEBHOOK_SECRET\n", ""));
        var random = new Random(seed);
        var sent = new Dictionary<string, string>(StringComparer.Ordinal);
        await using (var victim = new Victim(directory, Settings(rabbit), "notifier"))
        {
            victim.Start();
            for (var kill = 0; kill < Kills; kill++)
            {
                var fresh = Enumerable.Range(kill * EventsPerKill, EventsPerKill).Select(Event).ToList();
                fresh.ForEach(e => sent.Add(e.Id, JsonSerializer.Serialize(e, AlertJson.Default.AlertEvent)));
                victim.Send(sent.Where(e => !victim.Confirmed.ContainsKey(e.Key)).Select(e => e.Value));
                if (rabbit is not null && kill % 5 == 4)
                {
                    // The broker dies under a notifier that has got going.
                    await Eventually.TrueAsync(() => fresh.All(e => victim.Confirmed.ContainsKey(e.Id)), $"outbox takes events\n{victim.Log}", 300);
                    await Task.Delay(random.Next(0, 300));
                    await rabbit.KillAsync();
                    await rabbit.StartAsync();
                }
                else
                {
                    await Task.Delay(random.Next(300, 2_500));
                    await victim.KillAsync();
                    victim.Start();
                }
            }

            victim.Send(sent.Where(e => !victim.Confirmed.ContainsKey(e.Key)).Select(e => e.Value));
            await Eventually.TrueAsync(() => receiver.Told().Count == sent.Count, () => $"all {sent.Count} events are told\n{victim.Log}", 600);
        }

        var doubled = receiver.Told().Where(t => t.Value.Count > 1).Select(t => t.Key);
        output.WriteLine($"{Kills} kills, {sent.Count} events, {receiver.Requests.Count} requests, {receiver.Repeats()} of them repeated an id the receiver knew");
        Assert.Empty(doubled);
        Directory.Delete(directory, true);
    }

    private static AlertEvent Event(int number)
    {
        var sample = Samples.Fired($"city-{number % 7}");
        var key = sample.Key with { Slice = $"topic:{number}" };
        return sample with { Key = key, AlertId = key.AlertId(1_000), Id = key.AlertId(1_000) + "-1" };
    }

    private static Dictionary<string, string> Settings(RabbitServer? rabbit) => new()
    {
        ["Data__Directory"] = "data",
        ["Alerts__Rules"] = "alerts.yaml",
        ["Urls"] = "http://127.0.0.1:0",
        ["Notifier__Transport"] = rabbit is null ? "memory" : "rabbitmq",
        ["Notifier__RabbitMq"] = rabbit?.Url ?? "",
        ["Notifier__Partitions"] = "1",
        ["Notifier__Poll"] = "00:00:00.020",
        ["Notifier__Resend"] = "00:00:02",
        ["Notifier__AttemptTimeout"] = "00:00:02",
        ["Notifier__Backoff"] = "00:00:00.200",
        ["Notifier__AllowLoopback"] = "true",
    };
}
