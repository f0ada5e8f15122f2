using CcgcStream.Aggregator.Retention;
using CcgcStream.Aggregator.Tests.Fakes;
using CcgcStream.Aggregator.Tests.Worlds;
using CsCheck;
using CcgcStream.State.Cities.Records;

namespace CcgcStream.Aggregator.Tests.Retention;

/// <summary>Wherever removing stops, and whatever is learnt of its commits, nothing is lost, doubled or left behind.</summary>
public sealed class RetentionKillTests
{
    private static readonly RetentionOptions Short = new()
    {
        Ledger = TimeSpan.FromDays(2), Margin = TimeSpan.FromDays(3), Fine = TimeSpan.FromDays(6), Coarse = TimeSpan.FromDays(7),
        Days = TimeSpan.FromDays(8), Identities = TimeSpan.FromDays(10),
    };

    [Theory]
    [InlineData(nameof(CommitFault.Lost))]
    [InlineData(nameof(CommitFault.Unknown))]
    public async Task A_commit_whose_outcome_is_lost_changes_nothing_in_the_end(string fault)
    {
        var calm = await RunAsync(_ => CommitFault.None);
        var troubled = await RunAsync(commit => commit % 4 == 1 ? Enum.Parse<CommitFault>(fault) : CommitFault.None);
        Assert.Equal(calm, troubled);
    }

    [Fact]
    public void A_retired_day_holds_exactly_its_posts_whatever_their_order() => Gen.Select(Gen.String.Array[0, 40], Gen.String.Array[0, 40], Gen.String).SampleFixed(
        (first, second, other) =>
        {
            var there = RetiredDay.With(RetiredDay.With([], first.Select(RetiredDay.HashOf)), second.Select(RetiredDay.HashOf));
            Assert.Equal(there, RetiredDay.With(RetiredDay.With([], second.Select(RetiredDay.HashOf)), first.Select(RetiredDay.HashOf)));
            Assert.All(first.Concat(second), post => Assert.True(RetiredDay.Holds(there, post)));
            Assert.Equal(first.Contains(other) || second.Contains(other), RetiredDay.Holds(there, other));
        },
        iter: 300);

    [Fact]
    public void Marks_come_back_as_they_were_written() => Gen.Select(Gen.Long, Gen.Long, Gen.Long, Gen.Long, Gen.Long, Gen.Long[0, long.MaxValue], Gen.Long[0, long.MaxValue])
        .SampleFixed(
            sample =>
            {
                var (ledger, pieces, fine, coarse, days, edits, deletions) = sample;
                var marks = new RetentionMarks(ledger, pieces, fine, coarse, days, edits, deletions);
                Assert.Equal(marks, RetentionMarks.Decode(marks.Encode()));
            },
            iter: 300);

    private static async Task<string> RunAsync(Func<int, CommitFault> faults)
    {
        var store = new MemoryStateStore { Faults = faults };
        await using var partition = new LivePartition(store, new MemoryScoreStore(), Short);
        await partition.LiveThroughAsync(new PieceMaker(81, "live", cities: 3, days: 16).Records(250), 16);
        store.Faults = _ => CommitFault.None;
        await partition.WaitAsync(TimeSpan.FromHours(2));
        await partition.WaitAsync(TimeSpan.FromDays(1));
        return FoldRun.Digest(store);
    }
}
