using CcgcStream.Index.Buckets;
using CcgcStream.Index.Composite;
using CcgcStream.Index.Dimensions;
using CcgcStream.Index.Intervals;
using CcgcStream.Index.Methodology;
using CcgcStream.Index.Tests.Worlds;
using CcgcStream.Index.Windows;
using CsCheck;

namespace CcgcStream.Index.Tests.Properties;

public sealed class ScoreProperties
{
    private static readonly Gen<IndexWindow> AnyWindow = Gen.Int[0, 4].Select(at => IndexWindow.All[at]);

    [Fact]
    public void Every_value_lies_in_0_to_100_within_its_interval() => Gen.Select(Pieces.Many, AnyWindow).SampleFixed((pieces, window) =>
    {
        var score = Pieces.Score(pieces, window);
        foreach (var estimate in score.Dimensions.Select(dimension => dimension.Estimate).Append(score.Composite).Append(score.Arithmetic))
        {
            Assert.InRange(estimate.Score, 0, 100);
            Assert.InRange(estimate.Lo90, 0, estimate.Score + 1e-9);
            Assert.InRange(estimate.Hi90, estimate.Score - 1e-9, 100);
            Assert.True(double.IsFinite(estimate.Sd) && estimate.Sd >= 0);
            Assert.InRange(estimate.Grade, 'A', 'D');
        }
    });

    [Fact]
    public void A_share_next_to_an_end_is_not_unknown_because_of_it() => Gen.Select(Gen.Double[0, 1], Gen.Double[0, 0.3]).SampleFixed((mean, sd) =>
    {
        var interval = Interval.OfShare(mean, sd * sd);
        Assert.InRange(interval.Lo, Math.Max(0, mean - (4.36 * sd)) - 2e-6, mean + 2e-6);
        Assert.InRange(interval.Hi, mean - 2e-6, Math.Min(1, mean + (4.36 * sd)) + 2e-6);
    });

    [Fact]
    public void Coverage_that_is_all_but_whole_is_well_known()
    {
        // Once 0..100 and grade D: the logit's slope at 0.9995 made a width of the whole scale out of a hundredth.
        var interval = Interval.OfShare(0.9995, 0.01 * 0.01);
        Assert.InRange(interval.Lo, 0.95, 0.97);
        Assert.Equal('B', Grades.Of(100 * interval.Lo, 100 * interval.Hi, 50, 3));
    }

    [Fact]
    public void Without_data_every_value_is_its_prior_with_grade_D()
    {
        foreach (var window in IndexWindow.All)
        {
            var score = Pieces.Score([], window);
            Assert.All(score.Dimensions, dimension => Assert.Equal('D', dimension.Estimate.Grade));
            Assert.Equal('D', score.Composite.Grade);
            Assert.Equal(0, score[Dimension.Volume].Estimate.Score);
            var classes = MethodologyReader.Default.Reputation.Classes.Values;
            Assert.Equal(100 * classes.Sum(rule => rule.Mix * rule.Prior), score[Dimension.Reputation].Estimate.Score, 9);
        }
    }

    [Fact]
    public void Volume_and_coverage_never_fall_when_a_piece_arrives() => Gen.Select(Pieces.Many, Pieces.One, AnyWindow).SampleFixed((pieces, one, window) =>
    {
        var before = Pieces.Score(pieces, window);
        var after = Pieces.Score([.. pieces, one], window);
        Assert.True(after[Dimension.Volume].Estimate.Score >= before[Dimension.Volume].Estimate.Score - 1e-9);
        var facets = before[Dimension.Coverage].Parts.Zip(after[Dimension.Coverage].Parts);
        Assert.All(facets, facet => Assert.True(facet.Second.Value >= facet.First.Value - 1e-9));
        Assert.True(after[Dimension.Dynamism].Parts[0].Value >= before[Dimension.Dynamism].Parts[0].Value - 1e-9);
    });

    [Fact]
    public void A_better_tone_never_lowers_reputation() => Gen.Select(Pieces.Many, Gen.Int[0, 59]).Where(pair => pair.Item1.Length > pair.Item2).SampleFixed((pieces, at) =>
    {
        var sums = Pieces.Sums(pieces);
        var kinder = Pieces.Sums(pieces);
        var shift = Math.Min(1000, kinder[Field.Of(pieces[at].SourceClass, ClassSum.Negative)]);
        kinder.Add(Field.Of(pieces[at].SourceClass, ClassSum.Negative), -shift);
        kinder.Add(Field.Of(pieces[at].SourceClass, ClassSum.Positive), shift);
        var input = Pieces.Window(pieces, IndexWindow.Month);
        var rules = MethodologyReader.Default;
        return CityScorer.Score(input with { Sums = kinder }, rules)[Dimension.Reputation].Estimate.Score
            >= CityScorer.Score(input with { Sums = sums }, rules)[Dimension.Reputation].Estimate.Score - 1e-9;
    });

    [Fact]
    public void Windows_nest() => Pieces.Many.SampleFixed(pieces =>
    {
        var counts = IndexWindow.All.Select(window => Pieces.Score(pieces, window).Pieces).ToArray();
        return counts.Zip(counts.Skip(1)).All(pair => pair.First <= pair.Second);
    });

    [Fact]
    public void The_composite_lies_between_its_dimensions_and_below_the_arithmetic_mean() => Gen.Select(Pieces.Many, AnyWindow).SampleFixed((pieces, window) =>
    {
        var score = Pieces.Score(pieces, window);
        var used = score.Dimensions.Select(dimension => dimension.Estimate.Score).ToArray();
        return score.Composite.Score >= used.Min() - 1e-9 && score.Composite.Score <= score.Arithmetic.Score + 1e-9;
    });

    [Fact]
    public void A_change_of_mix_alone_is_no_change_of_reputation()
    {
        var (few, many) = (new BucketSums(), new BucketSums());
        foreach (var (sums, social) in new[] { (few, 4_000_000_000L), (many, 40_000_000_000L) })
        {
            Fill(sums, 0, 4_000_000_000, 0.9);
            Fill(sums, 1, social, 0.3);
        }

        Assert.Equal(Reputation(few), Reputation(many), 0.5);

        static double Reputation(BucketSums sums) => CityScorer.Score(
            Pieces.Window([], IndexWindow.Month) with { Sums = sums }, MethodologyReader.Default)[Dimension.Reputation].Estimate.Score;

        static void Fill(BucketSums sums, int sourceClass, long weight, double positive)
        {
            sums.Add(Field.Of(sourceClass, ClassSum.Positive), (long)(weight * positive));
            sums.Add(Field.Of(sourceClass, ClassSum.Negative), (long)(weight * (1 - positive)));
        }
    }

    [Fact]
    public void A_missing_part_is_its_prior_is_never_a_zero_and_costs_a_grade()
    {
        Assert.Equal('B', Grades.Of(50, 52, 1000, 3, partMissing: true));
        Assert.Equal('A', Grades.Of(50, 52, 1000, 3));
        var score = Pieces.Score([], IndexWindow.Day)[Dimension.Responsiveness];
        Assert.True(score.Estimate.Missing);
        Assert.All(score.Parts, part => Assert.True(part.Weight > 0 && part.Value > 0 && part.Variance > 0 && part.Missing));
    }

    // A part that nobody measured must not be a way to the top: the first reading of it may move the score, but only by what it says.
    [Fact]
    public void The_first_question_moves_responsiveness_no_more_than_the_prior_lets_one_question() => Pieces.Many.SampleFixed(pieces =>
    {
        var input = Pieces.Window(pieces, IndexWindow.Month);
        var one = QuestionTable.Empty;
        one.Asked[QuestionTable.Hours] = 1;
        var without = CityScorer.Score(input with { Questions = QuestionTable.Empty }, MethodologyReader.Default)[Dimension.Responsiveness].Estimate;
        var with = CityScorer.Score(input with { Questions = one }, MethodologyReader.Default)[Dimension.Responsiveness].Estimate;
        Assert.InRange(without.Score - with.Score, 0, 3);
    });

    [Fact]
    public void The_older_methodology_still_shares_out_what_is_missing()
    {
        var old = MethodologyReader.BuiltIn.Single(file => file.Version == "1");
        var score = CityScorer.Score(Pieces.Window([], IndexWindow.Day), old);
        Assert.Equal("1", score.MethodologyVersion);
        Assert.Equal(0, CompositeScorer.Share(score.Dimensions, old.Weights.ToArray(), old)[(int)Dimension.Responsiveness]);
    }
}
