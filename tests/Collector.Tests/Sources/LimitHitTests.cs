using CcgcStream.Contracts.Sources;
using CcgcStream.Stubs.Clocks;
using CcgcStream.Stubs.Faults;
using CcgcStream.Stubs.Hosting;

namespace CcgcStream.Collector.Tests.Sources;

/// <summary>Every refusal for too many requests is in the account, each once, in whatever way a source says it.</summary>
public sealed class LimitHitTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Those that refuse: the others are files and streams without a limit.</summary>
    public static TheoryData<string> Sources =>
        ["facebook", "gdelt-doc", "instagram", "mastodon", "mastodon-ws", "newsapi", "reddit", "rss", "telegram", "x", "x-search", "youtube"];

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task Counts_every_refusal_once(string source)
    {
        // X's stub falls silent between its connections, which would be waited for in true time.
        await using var stub = StubCatalogue.All[source](new Corpus(source == "x" ? 900 : 2000, Now), 8);
        var trial = await TrialAsync(stub);
        await trial.RunAsync();
        Assert.InRange(stub.Faults.Dealt(Fault.RateLimited), 1, int.MaxValue);
        Assert.Equal(stub.Faults.Dealt(Fault.RateLimited), (await trial.AccountAsync()).LimitHits);
    }

    [Theory]
    [InlineData("newsapi")]
    [InlineData("reddit")]
    public async Task Restarts_lose_no_refusal(string source)
    {
        await using var stub = StubCatalogue.All[source](new Corpus(2000, Now), 8);
        var trial = await TrialAsync(stub);
        var whole = trial.Settled;
        foreach (var pieces in (int[])[300, 600, 900])
        {
            trial.Settled = account => Rested(stub, account);
            await trial.RunUntilAsync(() => trial.Log.Count >= pieces);
            stub.Faults.Only(Fault.RateLimited);
        }

        trial.Settled = whole;
        await trial.RunAsync();
        Assert.Equal(stub.Faults.Dealt(Fault.RateLimited), (await trial.AccountAsync()).LimitHits);
    }

    private static async Task<SourceTrial> TrialAsync(StubServer stub)
    {
        stub.Faults.Only(Fault.RateLimited);
        await stub.StartAsync();
        // The time limits are true ones, so that no refusal goes unheard because the machine is busy.
        return new SourceTrial(stub.Settings, stub.Truth, new AcceleratedClock(Now) { SpeedOfLimits = 1 })
        {
            Settles = stub.Settles, Settled = account => Rested(stub, account) && stub.IsAccountedFor(account),
        };
    }

    /// <summary>No further refusals, and those there were have been heard: sources that poll all the time would be refused for ever.</summary>
    private static bool Rested(StubServer stub, SourceHour account)
    {
        stub.Faults.Only();
        return account.LimitHits >= stub.Faults.Dealt(Fault.RateLimited);
    }
}
