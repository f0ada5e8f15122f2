using CcgcStream.Collector.Tests.Sources;
using CcgcStream.Stubs.Clocks;
using CcgcStream.Stubs.Faults;
using CcgcStream.Stubs.Servers;

namespace CcgcStream.Collector.Tests.Budgets;

public sealed class MoneyTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task X_stops_when_the_days_money_is_spent_and_says_so()
    {
        await using var stub = new XStub(new Corpus(5000, Now), new FaultScript(1), search: false);
        await stub.StartAsync();
        var settings = new Dictionary<string, string>(stub.Settings) { ["DollarsPerDay"] = "5" };
        var trial = new SourceTrial(settings, stub.Truth, new AcceleratedClock(Now));
        var until = trial.Clock.GetUtcNow().AddMinutes(10);
        trial.Settled = account => account is { LimitHits: > 0, CapHits: > 0 };
        await trial.RunUntilAsync(() => trial.Clock.GetUtcNow() > until && trial.Log.Count >= 400);
        Assert.InRange(trial.Log.Count, 400, 1400); // Half a cent each, also for what comes twice: at most a thousand posts, and what was under way.
        var account = await trial.AccountAsync();
        Assert.True(account is { LimitHits: > 0, CapHits: > 0 }, account.ToString());
    }
}
