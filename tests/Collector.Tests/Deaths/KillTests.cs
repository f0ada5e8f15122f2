using CcgcStream.Collector.Tests.Sources;

namespace CcgcStream.Collector.Tests.Deaths;

/// <summary>
/// SIGKILL of a real collector process on the real embedded log and store. Always a slice; <c>CCGC_TEST_ALL=1</c> makes it twenty kills over ten thousand pieces
/// a source, and <c>CCGC_SOURCES</c> names those to try.
/// </summary>
public sealed class KillTests
{
    private static readonly bool All = Environment.GetEnvironmentVariable("CCGC_TEST_ALL") == "1";
    private static readonly int Pieces = All ? 10_000 : 2_000;
    private static readonly int Kills = All ? 20 : 5;

    /// <summary>All there are; in the slice one that is polled, one that is read from a file and one that pushes.</summary>
    public static TheoryData<string> Sources => All ? StubCatalogue.Named([.. StubCatalogue.All.Keys, KillRun.Push, KillRun.Webhook]) : StubCatalogue.Named(["rss", "file", KillRun.Webhook]);

    /// <summary>From outside, at random moments: each kill hits every source at once.</summary>
    [Fact]
    public async Task Nothing_is_lost_or_counted_twice_when_the_process_is_killed_at_random_moments()
    {
        var random = new Random(11);
        await using var run = await KillRun.StartAsync([.. StubCatalogue.All.Keys, KillRun.Push, KillRun.Webhook], Pieces);
        for (var i = 0; i < Kills; i++)
        {
            using var victim = await run.LiveAsync();
            await UntilProgressAsync(victim, random.Next(200, run.Pieces / Kills));
            await Task.Delay(random.Next(100), TestContext.Current.CancellationToken);
            await victim.KillAsync();
        }

        await run.LiveToTheEndAsync();
        Report(await run.CheckAsync());
    }

    /// <summary>By its own hand, in the middle of its work: at a random write, before it or after it.</summary>
    [Theory]
    [MemberData(nameof(Sources))]
    public async Task Nothing_is_lost_or_counted_twice_when_the_process_is_killed_at_a_random_write(string source)
    {
        var random = new Random(23);
        var most = !All ? 3 : source is "file" or "bluesky-1" or "bluesky-2" ? 4 : 11; // Those bring few and large pages.
        await using var run = await KillRun.StartAsync([source], All ? Pieces : 1000);
        var inTheMiddle = 0;
        for (var i = 0; i < Kills; i++)
        {
            using var victim = await run.LiveAsync(random.Next(1, most + 1), random.Next(2) == 0);
            await run.DeathAsync(victim);
            inTheMiddle += await run.ObtainedAsync() < run.Pieces ? 1 : 0;
        }

        await run.LiveToTheEndAsync();
        Report([$"{Kills} kills, {inTheMiddle} of them with work left", .. await run.CheckAsync()]);
        Assert.True(inTheMiddle > 0, "no kill came before the work was done");
    }

    /// <summary>The moment of a kill is counted in posts, so that kills spread over the whole run on a slow machine too.</summary>
    private static async Task UntilProgressAsync(Victim victim, int posts)
    {
        var patience = DateTime.UtcNow + TimeSpan.FromSeconds(20);
        var target = await ReceivedAsync(victim) + posts;
        while (DateTime.UtcNow < patience && await ReceivedAsync(victim) < target)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<long> ReceivedAsync(Victim victim) => (await victim.AccountsAsync()).Values.Sum(a => a.Received);

    private static void Report(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            TestContext.Current.TestOutputHelper!.WriteLine(line);
        }
    }
}
