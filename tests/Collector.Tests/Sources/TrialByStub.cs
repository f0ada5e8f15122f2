using CcgcStream.Stubs.Clocks;
using CcgcStream.Collector.Tests.Fakes;
using CcgcStream.Contracts.Sources;
using CcgcStream.Stubs.Faults;
using CcgcStream.Stubs.Hosting;

namespace CcgcStream.Collector.Tests.Sources;

/// <summary>A source, its stub, and what has to be true in the end: nothing lost, nothing doubled, completeness as it is.</summary>
internal static class TrialByStub
{
    private const int Pieces = 10_000;

    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public static async Task<(StubServer Stub, SourceTrial Trial)> RunAsync(string source, int seed, Func<SourceTrial, Task> run)
    {
        await using var stub = StubCatalogue.All[source](new Corpus(Pieces, Now), seed);
        await stub.StartAsync();
        var trial = new SourceTrial(stub.Settings, stub.Truth, new AcceleratedClock(Now)) { Settles = stub.Settles, Settled = stub.IsAccountedFor };
        await run(trial);
        var ids = trial.Ids;
        Assert.Empty(stub.Truth.Except(ids).Take(5));
        Assert.Empty(ids.Except(stub.Truth).Take(5));
        var account = await trial.AccountAsync();
        Assert.Equal(stub.Truth.Count, account.Received);
        Assert.Equal(stub.Completeness, SourceCompleteness.Of(account, null)!.Value, 12);
        Assert.All(trial.Log.Posts, p => Assert.InRange(p.PublishedAtUs, 0, trial.Clock.GetUtcNow().AddMinutes(10).ToUnixTimeMilliseconds() * 1000));
        return (stub, trial);
    }
}
