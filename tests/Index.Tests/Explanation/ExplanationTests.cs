using CcgcStream.Index.Composite;
using CcgcStream.Index.Dimensions;
using CcgcStream.Index.Explanation;
using CcgcStream.Index.Mentions;
using CcgcStream.Index.Methodology;
using CcgcStream.Index.Tests.Worlds;
using CcgcStream.Index.Windows;
using CsCheck;

namespace CcgcStream.Index.Tests.Explanation;

public sealed class ExplanationTests
{
    [Fact]
    public void Every_part_sums_to_its_whole_and_the_whole_is_the_score() => Pieces.Many.SampleFixed(pieces =>
    {
        var explanation = Explain(pieces, out var score);
        Assert.True(explanation.Composite().IsExact);
        Assert.Equal(Apportion.Micro(score.Composite.Score), explanation.Composite().MicroPoints);
        foreach (var dimension in Enum.GetValues<Dimension>())
        {
            var node = explanation.Of(dimension);
            Assert.True(node.IsExact);
            Assert.Equal(Apportion.Micro(score[dimension].Estimate.Score), node.MicroPoints);
        }
    });

    [Fact]
    public void With_every_piece_at_hand_nothing_but_rounding_is_left_over() => Pieces.Many.SampleFixed(pieces =>
    {
        var distinct = pieces.DistinctBy(piece => piece.PostId).ToArray();
        var explanation = Explain(distinct, out _);
        foreach (var dimension in Enum.GetValues<Dimension>())
        {
            Assert.All(Leaves(explanation.Of(dimension)).Where(leaf => leaf.Id == "rounding and pieces no longer kept"), leaf => Assert.InRange(Math.Abs(leaf.MicroPoints), 0, 2_000));
        }
    });

    [Fact]
    public void A_change_is_told_by_the_stories_that_made_it()
    {
        var calm = Enumerable.Range(0, 40).Select(at => Piece("calm" + at, 0)).ToArray();
        var bad = Enumerable.Range(0, 20).Select(at => Piece("bad" + at, 900_000)).ToArray();
        var earlier = Explain(calm, out var before).Of(Dimension.Reputation);
        var later = Explain([.. calm, .. bad], out var after).Of(Dimension.Reputation);
        var change = ChangeExplanation.Between(earlier, later);
        Assert.True(change.IsExact);
        Assert.Equal(after[Dimension.Reputation].Estimate.Score - before[Dimension.Reputation].Estimate.Score, change.Points, 5);
        var worst = change.Children.SelectMany(part => part.Children).MinBy(story => story.MicroPoints)!;
        Assert.StartsWith("bad", worst.Id, StringComparison.Ordinal);
    }

    [Fact]
    public void Apportioning_is_exact_for_any_amounts() => Gen.Select(Gen.Double[-100, 100].Array[1, 50], Gen.Int[-3, 3]).SampleFixed((points, off) =>
    {
        var total = Apportion.Micro(points.Sum()) + off;
        return Apportion.Exact(total, points).Sum() == total;
    });

    private static ScoreExplanation Explain(MentionFacts[] pieces, out CityWindowScore score)
    {
        var input = Pieces.Window(pieces, IndexWindow.Month);
        score = CityScorer.Score(input, MethodologyReader.Default);
        var all = new ExplanationLimits(int.MaxValue, int.MaxValue);
        return new(input, MethodologyReader.Default, [.. pieces.Select(piece => new ExplainedPiece(piece, Pieces.RoleOf(piece)))], all);
    }

    private static IEnumerable<ExplanationNode> Leaves(ExplanationNode node) =>
        node.Children.Count == 0 ? [node] : node.Children.SelectMany(Leaves);

    private static MentionFacts Piece(string id, int negative) => new()
    {
        PostId = id, TimeUs = Pieces.EndUs - 3_600_000_000, BaseMicro = 900_000, PositiveMicro = (1_000_000 - negative) / 2, NegativeMicro = negative,
        SourceClass = 1, Platform = 1, Actor = 0, Format = 0, Country = 7, Language = 5, Community = 9, Topics = [], TopTopic = 0, Tags = [],
        Response = -1, StoryKeys = [], ThreadKeys = [], Author = 1, Asks = false, Answers = false, Leads = true, Flags = TimeFlags.None,
    };
}
