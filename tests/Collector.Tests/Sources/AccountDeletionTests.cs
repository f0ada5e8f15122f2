using CcgcStream.Stubs.Clocks;
using CcgcStream.Stubs.Faults;
using CcgcStream.Stubs.Servers;

namespace CcgcStream.Collector.Tests.Sources;

/// <summary>An account that is deleted takes all its posts with it, also those that came before a restart.</summary>
public sealed class AccountDeletionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Bluesky_withdraws_every_post_of_a_deleted_account_and_none_of_one_that_may_come_back(int version)
    {
        await using var stub = new BlueskyStub(new Corpus(1000, Now), new FaultScript(1), version);
        await stub.StartAsync();
        var trial = new SourceTrial(stub.Settings, stub.Truth, new AcceleratedClock(Now)) { Settled = stub.IsAccountedFor };
        await trial.RunAsync();
        stub.AccountGoes = true;
        var gone = stub.OfLeaver;
        trial.Settled = account => account.Deletions >= gone.Count;

        await trial.RunUntilAsync(() => gone.IsSubsetOf(trial.Log.Posts.Where(p => p.Deleted).Select(p => p.Id)));

        Assert.InRange(gone.Count, 2, 100);
        Assert.Equal(gone.Order(), trial.Log.Posts.Where(p => p.Deleted).Select(p => p.Id).Distinct().Order());
        var account = await trial.AccountAsync();
        Assert.Equal((1000L, (long)gone.Count), (account.Received, account.Deletions));
    }
}
