using CcgcStream.Notifier.Tests.Support;
using CcgcStream.Servers;

namespace CcgcStream.Notifier.Tests.Crashes;

/// <summary>
/// kill -9 of the aggregator, of the notifier and of a real rabbitmq-server, each a process of its own on a real redis-server, while
/// pieces stream in and alerts fire and resolve. Afterwards the receiver has been told exactly what a run without any kill tells, each
/// event under one webhook-id. The default is 10 kills; CCGC_TEST_ALL=1 makes it 200, CCGC_KILLS any other number.
/// </summary>
public sealed class PipelineKillTests(ITestOutputHelper output)
{
    private static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("CCGC_KILLS"), out var kills) ? kills
        : Environment.GetEnvironmentVariable("CCGC_TEST_ALL") == "1" ? 200 : 10;

    [Fact]
    public async Task Nothing_is_lost_and_nothing_is_told_twice()
    {
        Assert.SkipUnless(RabbitServer.Installed, "rabbitmq-server is not installed: kills of the whole pipeline are NOT tested here");
        Assert.SkipUnless(RedisServer.Missing is null, $"{RedisServer.Missing}: kills of the whole pipeline are NOT tested here");
        var story = new KillStory(Kills);
        HashSet<string> expected;
        await using (var run = await UndisturbedRun.StartAsync(story))
        {
            expected = await run.NotifiedAsync();
        }

        await using var receiver = await StubReceiver.StartAsync();
        await using var rabbit = new RabbitServer();
        await using var redis = await RedisServer.StartAsync();
        await rabbit.StartAsync();
        using var directory = new TemporaryDirectory();
        await File.WriteAllTextAsync(Path.Combine(directory.Path, "alerts.yaml"), KillStory.Rules(receiver.Url));
        await using var aggregator = new Victim(directory.Path, Settings("aggregator", redis, rabbit), "aggregator");
        await using var notifier = new Victim(directory.Path, Settings("notifier", redis, rabbit), "notifier");
        aggregator.Start();
        notifier.Start();
        var random = new Random(20_260_303);
        var (pieces, kills) = (new List<KillPiece>(), new int[3]);
        for (var kill = 0; kill < Kills; kill++)
        {
            Send(story.Chunk(kill));
            // Half of the kills come at any moment, also while a process starts; before the others all are up, or on a slow machine
            // nothing would ever be under way.
            if (kill % 2 == 0)
            {
                await Eventually.TrueAsync(() => aggregator.Ready && notifier.Ready, () => $"both are up\n{aggregator.Log}\n{notifier.Log}", 900);
            }

            await Task.Delay(random.Next(100, 1_500));
            if (kill % 10 == 9)
            {
                output.WriteLine($"{kill + 1} kills");
            }

            var target = kill % 5 == 4 ? 2 : random.Next(2);
            kills[target]++;
            if (target == 2)
            {
                await rabbit.KillAsync();
                await rabbit.StartAsync();
                continue;
            }

            var victim = target == 0 ? aggregator : notifier;
            await victim.KillAsync();
            victim.Start();
            if (target == 0)
            {
                Send([], again: true);
            }
        }

        Send(story.Chunk(Kills));
        await Eventually.TrueAsync(() => expected.All(receiver.Told().ContainsKey), Missing, 1_800);

        // Time for anything doubled to show itself; nothing has to happen within it.
        await Task.Delay(2_000);
        output.WriteLine(
            $"{kills[0]} kills of the aggregator, {kills[1]} of the notifier, {kills[2]} of rabbitmq-server; {pieces.Count} pieces, {expected.Count} notified events, "
            + $"{receiver.Requests.Count} requests, {receiver.Repeats()} of them repeated an id that the receiver knew");
        var told = receiver.Told();
        Assert.Empty(told.Keys.Except(expected));
        Assert.All(told, t => Assert.Single(t.Value));

        void Send(IEnumerable<KillPiece> fresh, bool again = false)
        {
            var send = again ? pieces.Where(p => !aggregator.Confirmed.ContainsKey(p.Id)) : fresh;
            aggregator.Send([.. send.Select(p => p.Line)]);
            pieces.AddRange(fresh);
        }

        string Missing() => $"{expected.Except(receiver.Told().Keys).Count()} of {expected.Count} events are not told\n{aggregator.Log}\n{notifier.Log}";
    }

    private static Dictionary<string, string> Settings(string role, RedisServer redis, RabbitServer rabbit) => new()
    {
        ["Data__Directory"] = role, // An embedded log has one owner; only the aggregator reads its own.
        ["Log__Engine"] = "embedded",
        ["State__Engine"] = "redis",
        ["State__Redis"] = redis.ConnectionString,
        ["Alerts__Rules"] = "alerts.yaml",
        ["Urls"] = "http://127.0.0.1:0",
        ["Notifier__Transport"] = "rabbitmq",
        ["Notifier__RabbitMq"] = rabbit.Url,
        ["Notifier__Partitions"] = "4",
        ["Notifier__Poll"] = "00:00:00.020",
        ["Notifier__Resend"] = "00:00:02",
        ["Notifier__AttemptTimeout"] = "00:00:02",
        ["Notifier__Backoff"] = "00:00:00.200",
        ["Notifier__AllowLoopback"] = "true",
    };
}
