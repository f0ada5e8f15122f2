using CcgcStream.Stubs.Clocks;
using CcgcStream.Stubs.Faults;

namespace CcgcStream.Collector.Tests.Sources;

/// <summary>Edits and withdrawals reach the log as new versions of the same pieces, also after a restart, under the fault script.</summary>
public sealed class SourceChangeTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("bluesky-1", true)]
    [InlineData("bluesky-2", true)]
    [InlineData("facebook", true)]
    [InlineData("instagram", false)] // Media of a hashtag cannot be asked for by id.
    [InlineData("mastodon", true)]
    [InlineData("mastodon-ws", true)]
    [InlineData("reddit", true)]
    [InlineData("rss", false)] // An article that has left its feed is only old.
    [InlineData("telegram", false)] // The Bot API does not tell.
    [InlineData("x", true)]
    [InlineData("youtube", true)]
    public async Task Follows_what_becomes_of_a_piece(string source, bool withdrawals)
    {
        await using var stub = StubCatalogue.All[source](new Corpus(2000, Now), 5);
        await stub.StartAsync();
        var trial = new SourceTrial(stub.Settings, stub.Truth, new AcceleratedClock(Now)) { Settles = stub.Settles };
        trial.Settled = stub.IsAccountedFor;
        await trial.RunAsync();
        var received = (await trial.AccountAsync()).Received;
        var ids = stub.Truth.ToList();
        stub.Corpus.Change();
        trial.Clock = new AcceleratedClock(Now.AddHours(25));
        var edited = stub.Corpus.Changed.Where(p => p.IsEdited).Select(p => ids[p.Number]).ToHashSet();
        var gone = stub.Corpus.Changed.Where(p => p.IsGone && withdrawals).Select(p => ids[p.Number]).ToHashSet();

        trial.Settled = account => account.Updates >= edited.Count && account.Deletions >= gone.Count;
        await trial.RunUntilAsync(() => edited.IsSubsetOf(Edited(trial)) && gone.IsSubsetOf(Gone(trial)));

        Assert.Equal(edited.Order(), Edited(trial).Order());
        Assert.Equal(gone.Order(), Gone(trial).Order());
        var account = await trial.AccountAsync();
        Assert.Equal((received, (long)gone.Count), (account.Received, account.Deletions));
        Assert.True(account.Updates >= edited.Count);
    }

    private static HashSet<string> Edited(SourceTrial trial) =>
        [.. trial.Log.Posts.Where(p => p.Text.Contains("(edited)", StringComparison.Ordinal) || p.Title.Contains("(edited)", StringComparison.Ordinal)).Select(p => p.Id)];

    private static HashSet<string> Gone(SourceTrial trial) => [.. trial.Log.Posts.Where(p => p.Deleted).Select(p => p.Id)];
}
