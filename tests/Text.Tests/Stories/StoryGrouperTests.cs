using CcgcStream.Text.Stories;
using CsCheck;

namespace CcgcStream.Text.Tests.Stories;

public sealed class StoryGrouperTests
{
    private static readonly DateTimeOffset Start = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // Few keys and times within a fortnight: components form, split and chain.
    private static readonly Gen<StoryPiece[]> Sets = Gen.Select(Gen.Int[1, 8], Gen.Int[1, 8].Array[0, 2], Gen.Int[0, 340])
        .Array[0, 30].Select(static rows => rows.Select(static (r, i) =>
            Piece($"p{i:D2}", r.Item3, (ulong)r.Item1, [.. r.Item2.Select(static k => (ulong)k)])).ToArray());

    [Fact]
    public void Pieces_chain_within_the_window()
    {
        var stories = StoryGrouper.Group([Piece("a", 0, 1, [9]), Piece("b", 70, 2, [9]), Piece("c", 140, 3, [9]), Piece("d", 213, 4, [9])]);
        Assert.Equal(stories["a"], stories["c"]);
        Assert.NotEqual(stories["a"], stories["d"]);
    }

    [Fact]
    public void The_window_is_72_hours_and_its_end_belongs_to_it()
    {
        var stories = StoryGrouper.Group([Piece("a", 0, 1, [9]), Piece("b", 72, 2, [9]), Piece("z", 400, 1, [5]), Piece("y", 473, 2, [5])]);
        Assert.Equal(stories["a"], stories["b"]);
        Assert.NotEqual(stories["z"], stories["y"]);
    }

    [Fact]
    public void Order_does_not_matter() => Gen.Select(Sets, Gen.Int).SampleFixed(static (pieces, seed) =>
    {
        var shuffled = pieces.ToArray();
        new Random(seed).Shuffle(shuffled);
        Assert.Equal(StoryGrouper.Group(pieces).OrderBy(static p => p.Key), StoryGrouper.Group(shuffled).OrderBy(static p => p.Key));
    });

    [Fact]
    public void Components_are_those_of_the_definition() => Sets.SampleFixed(static pieces =>
    {
        var found = StoryGrouper.Group(pieces);
        var naive = Naive(pieces);
        foreach (var a in pieces)
        {
            foreach (var b in pieces)
            {
                Assert.Equal(naive[a.Id] == naive[b.Id], found[a.Id] == found[b.Id]);
            }
        }
    });

    [Fact]
    public void Removing_pieces_leaves_what_grouping_the_rest_gives() => Gen.Select(Sets, Gen.Int).SampleFixed(static (pieces, seed) =>
    {
        var set = new StorySet();
        foreach (var piece in pieces)
        {
            set.Add(piece);
        }

        var removed = pieces.Where((_, i) => ((seed >> (i % 31)) & 1) == 1).ToArray();
        foreach (var piece in removed)
        {
            Assert.DoesNotContain(piece.Id, set.Remove(piece.Id));
        }

        var rest = StoryGrouper.Group(pieces.Except(removed));
        Assert.Equal(rest.Count, set.Count);
        Assert.All(rest, r => Assert.Equal(r.Value, set.StoryOf(r.Key)));
        Assert.All(rest, r => Assert.Equal(rest.Count(o => o.Value == r.Value), set.MembersOf(r.Key).Count));
    });

    [Fact]
    public void Equal_text_is_one_story_and_no_text_is_none()
    {
        var stories = StoryGrouper.Group([Piece("a", 0, 7, []), Piece("b", 1, 7, []), Piece("c", 0, 0, []), Piece("d", 1, 0, [])]);
        Assert.Equal(stories["a"], stories["b"]);
        Assert.NotEqual(stories["c"], stories["d"]);
    }

    [Fact]
    public void A_piece_is_in_the_set_once()
    {
        var set = new StorySet();
        set.Add(Piece("a", 0, 1, []));
        Assert.Throws<ArgumentException>(() => set.Add(Piece("a", 5, 2, [])));
        Assert.Empty(set.Remove("unknown"));
    }

    private static StoryPiece Piece(string id, int hours, ulong content, ulong[] keys) =>
        new(id, Start.AddHours(hours), new StorySketch(content, [.. keys.Select(static k => k + 1000)]));

    private static Dictionary<string, int> Naive(StoryPiece[] pieces)
    {
        var label = pieces.Select(static (p, i) => (p.Id, i)).ToDictionary(static x => x.Id, static x => x.i);
        for (var round = 0; round < pieces.Length; round++)
        {
            foreach (var a in pieces)
            {
                foreach (var b in pieces.Where(b => (a.Time - b.Time).Duration() <= StoryPiece.Window && a.Keys.Intersect(b.Keys).Any()))
                {
                    label[a.Id] = label[b.Id] = Math.Min(label[a.Id], label[b.Id]);
                }
            }
        }

        return label;
    }
}
