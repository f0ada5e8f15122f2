using CcgcStream.Index.Reporting;
using CcgcStream.Index.Tests.Intervals;
using CcgcStream.Index.Intervals;

namespace CcgcStream.Index.Tests.Reporting;

public sealed class CorrectedToneTests
{
    private const double Truth = 0.14;

    [Fact]
    public void A_biased_tagger_is_corrected_and_the_interval_holds_the_truth_nine_times_of_ten()
    {
        var hits = 0;
        const int runs = 400;
        for (var run = 0; run < runs; run++)
        {
            var dice = new Dice(run);
            var builder = new ToneTableBuilder();
            for (var labelled = 0; labelled < 1500; labelled++)
            {
                var negative = dice.Unit() < 0.3; // Labellers look for negative pieces: their share there says nothing.
                builder.Add("en", negative, Said(dice, negative));
            }

            var table = builder.Build("a test");
            var read = Enumerable.Range(0, 3000).Average(_ => Said(dice, dice.Unit() < Truth));
            var tone = CorrectedTone.Of(Report("en", 3000, 1 - read), table)!;
            hits += tone.Interval.Lo <= 1 - Truth && 1 - Truth <= tone.Interval.Hi ? 1 : 0;
            Assert.InRange(read, Truth + 0.03, 0.5);
        }

        // The variance of a probability is bounded, not known: the interval may hold more often than it says, not less.
        Assert.InRange((double)hits / runs, 0.88, 1);
    }

    [Fact]
    public void A_language_without_labels_takes_the_pooled_row_and_no_row_at_all_corrects_nothing()
    {
        var table = new ToneTable("a test", new Dictionary<string, ToneRow> { [ToneTable.Pooled] = new(0.8, 0.1, 500, 500) });
        Assert.Equal(1 - ((0.24 - 0.1) / 0.7), CorrectedTone.Of(Report("sw", 100, 0.76), table)!.Share, 9);
        Assert.Null(CorrectedTone.Of(Report("sw", 100, 0.76), new ToneTable("nothing", new Dictionary<string, ToneRow>())));
        Assert.Equal(table.RowOf("sw"), ToneTable.Read(table.Write()).RowOf("xx"));
    }

    private static double Said(Dice dice, bool negative) => negative ? dice.Between(0.3, 1) : dice.Between(0, 0.3);

    private static PeriodReport Report(string language, long pieces, double positiveOrNeutral) => new()
    {
        From = DateTimeOffset.UnixEpoch, To = DateTimeOffset.UnixEpoch, MethodologyVersion = "2", Simulated = false, EffectivePieces = pieces, PreviousPieces = null,
        PositiveOrNeutral = new(positiveOrNeutral, null), PositiveOrNeutralInterval = new Interval(0, 1), Ranking = [], TopTenShare = 0, SourceClasses = [],
        Platforms = [], Topics = [], Actors = [], Formats = [], Countries = [],
        Languages = [new MixEntry(language, pieces, new(1, null), positiveOrNeutral)],
        Challenges = new(0, 0, 0, 0, 0, 0, null, null, 0, null, 0, 0, 0),
    };
}
