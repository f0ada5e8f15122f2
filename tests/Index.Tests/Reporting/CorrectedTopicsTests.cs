using CcgcStream.Index.Intervals;
using CcgcStream.Index.Reporting;
using CcgcStream.Index.Tests.Intervals;

namespace CcgcStream.Index.Tests.Reporting;

public sealed class CorrectedTopicsTests
{
    private static readonly string[] Topics = ["culture", "food", "economy", "other"];
    private static readonly double[] Truth = [0.4, 0.3, 0.25, 0.05];

    /// <summary>A tagger that hears culture in too much: row by true topic, column by what it says.</summary>
    private static readonly double[][] Says = [[0.95, 0.03, 0.01, 0.01], [0.15, 0.8, 0.03, 0.02], [0.1, 0.02, 0.86, 0.02], [0.3, 0.05, 0.05, 0.6]];

    [Fact]
    public void Shares_bent_by_the_tagger_are_recovered_and_their_intervals_hold_the_truth_nine_times_of_ten()
    {
        var (hits, checks, worst) = (0, 0, 0.0);
        for (var run = 0; run < 200; run++)
        {
            var dice = new Dice(run);
            var builder = new ToneTableBuilder();
            for (var labelled = 0; labelled < 4000; labelled++)
            {
                var topic = labelled % Topics.Length; // As many of each: the labelled pieces need not have the shares of the period.
                builder.AddTopic(Topics[topic], Topics[dice.Pick(Says[topic])]);
            }

            var said = new long[Topics.Length];
            for (var piece = 0; piece < 10_000; piece++)
            {
                said[dice.Pick(Says[dice.Pick(Truth)])]++;
            }

            Assert.True(said[0] / 1e4 > Truth[0] + 0.04, "the tagger of this test bends nothing");
            foreach (var share in CorrectedTopics.Of(Report(said), builder.Build("a test").Topics))
            {
                var truth = Truth[Array.IndexOf(Topics, share.Id)];
                checks++;
                hits += share.Interval.Lo <= truth && truth <= share.Interval.Hi ? 1 : 0;
                worst = Math.Max(worst, Math.Abs(share.Share - truth));
            }
        }

        Assert.Equal(200 * Topics.Length, checks);
        Assert.InRange((double)hits / checks, 0.86, 0.94);
        Assert.InRange(worst, 0, 0.04);
    }

    [Fact]
    public void Corrected_shares_are_shares_and_a_table_that_says_too_little_corrects_nothing()
    {
        var builder = new ToneTableBuilder();
        for (var labelled = 0; labelled < 400; labelled++)
        {
            builder.AddTopic(Topics[labelled % 4], Topics[labelled % 7 == 0 ? 0 : labelled % 4]);
        }

        var table = builder.Build("a test");
        // No piece was read as culture, although other topics are taken for it: the least share is none, not less.
        var shares = CorrectedTopics.Of(Report([0, 50, 50, 0]), table.Topics);
        Assert.Equal(1, shares.Sum(share => share.Share), 9);
        Assert.All(shares, share => Assert.InRange(share.Share, 0, 1));
        Assert.Equal(table.Topics!.Said["food"], ToneTable.Read(table.Write()).Topics!.Said["food"]);
        Assert.Empty(CorrectedTopics.Of(Report([1, 1, 1, 1]), null));
        builder.AddTopic("transport", "transport"); // One labelled piece of a topic is no measurement of it.
        Assert.Empty(CorrectedTopics.Of(Report([1, 1, 1, 1]), builder.Build("a test").Topics));
    }

    private static PeriodReport Report(long[] said) => new()
    {
        From = DateTimeOffset.UnixEpoch, To = DateTimeOffset.UnixEpoch, MethodologyVersion = "2", Simulated = false, EffectivePieces = said.Sum(), PreviousPieces = null,
        PositiveOrNeutral = new(1, null), PositiveOrNeutralInterval = new Interval(0, 1), Ranking = [], TopTenShare = 0, SourceClasses = [],
        Platforms = [], Actors = [], Formats = [], Countries = [], Languages = [],
        Topics = [.. said.Select((pieces, at) => new MixEntry(Topics[at], pieces, new((double)pieces / said.Sum(), null), null)).Where(entry => entry.Pieces > 0)],
        Challenges = new(0, 0, 0, 0, 0, 0, null, null, 0, null, 0, 0, 0),
    };
}
