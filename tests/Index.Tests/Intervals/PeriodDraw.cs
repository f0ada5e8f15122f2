using CcgcStream.Index.Buckets;
using CcgcStream.Index.Dimensions;
using CcgcStream.Index.Mentions;
using CcgcStream.Index.Tests.Worlds;
using CcgcStream.Index.Windows;

namespace CcgcStream.Index.Tests.Intervals;

/// <summary>Draws the pieces of a period from what is true of it, and makes the window that the index would see.</summary>
internal sealed class PeriodDraw(Dice dice, PeriodTruth truth)
{
    /// <summary>Base weight of a piece: its confidence.</summary>
    public const double MeanBase = 0.85;

    /// <summary>Shares of stories with 1, 2, 4 and 16 copies.</summary>
    public static readonly (int Copies, double Share)[] Sizes = [(1, 0.8), (2, 0.12), (4, 0.06), (16, 0.02)];

    private static readonly double[] SizeShares = [.. Sizes.Select(size => size.Share)];
    private static readonly IndexWindow Window = IndexWindow.Week;
    private readonly BucketSums _sums = new();
    private readonly long[] _subs = new long[Window.Buckets];
    private long _piece;

    public WindowInput Run()
    {
        var stories = dice.Poisson(truth.Stories);
        for (var story = 0; story < stories; story++)
        {
            Story(Sizes[dice.Pick(SizeShares)].Copies);
        }

        Fresh(stories);
        Threads();
        var span = Window.SpanAt(Pieces.EndUs);
        return new()
        {
            Window = Window, Span = span, Sums = _sums, SubBase = _subs, Before = Before(), BaselineWeights = [.. Enumerable.Range(0, 4).Select(_ => Baseline())],
            Questions = Questions(),
        };
    }

    private void Story(int copies)
    {
        var social = dice.Unit() < truth.Social ? 1 : 0;
        var tone = dice.Unit() < truth.Tone[social] ? 1 : 0;
        var confidence = dice.Between(0.7, 1);
        var platform = dice.Pick(truth.Platform) + 1;
        var response = Bin();
        var (language, topic) = (dice.Pick(truth.Language), dice.Pick(truth.Topic));
        for (var copy = 0; copy < copies; copy++)
        {
            var at = dice.Unit();
            var sub = (int)(at * Window.Buckets);
            var facts = new MentionFacts
            {
                PostId = "p" + _piece++, TimeUs = Pieces.EndUs - Window.LengthUs + (long)(at * Window.LengthUs), BaseMicro = (int)(confidence * 1e6),
                PositiveMicro = tone * 1_000_000, NegativeMicro = (1 - tone) * 1_000_000, SourceClass = (byte)social, Platform = (byte)platform, Actor = 0,
                Format = (byte)dice.Pick(truth.Format), Country = dice.Pick(truth.Country) + 1, Language = language + 1,
                Community = dice.Pick(truth.Community) + 1, Topics = Topics(topic), TopTopic = 0, Tags = [], Response = response, StoryKeys = [],
                ThreadKeys = [], Author = 1, Asks = false, Answers = false, Leads = true, Flags = TimeFlags.None,
            };
            // A later copy counts for its story as any: the role of none is the first, starts are drawn apart.
            var role = new MentionRole(copies, 0, "s", -1, false, false);
            Pieces.Add(_sums, facts, role, 1);
            _subs[sub] += facts.BaseMicro;
        }
    }

    private static IReadOnlyList<TopicFact> Topics(int topic) => topic == 0 ? [] : [new TopicFact(topic, 1_000_000)];

    // A reaction is strong or absent: the mean is the truth's, and the spread as wide as it can be.
    private int Bin() => dice.Unit() < truth.Response ? 127 : 0;

    private void Fresh(int stories)
    {
        _sums.Add(Field.Of(Scalar.StoryStarts), dice.Binomial(stories, truth.Begun));
        var tags = dice.Binomial(40, Math.Min(1, stories / 100.0));
        for (var tag = 0; tag < tags; tag++)
        {
            _sums.Add(Field.Of(FieldKind.Tag, tag), 1);
        }
    }

    // The tags and topics that the 30 days before had: those of the window less the new ones.
    private BucketSums Before()
    {
        var before = new BucketSums();
        foreach (var (kind, fresh) in new[] { (FieldKind.Tag, truth.NewTags), (FieldKind.Topic, truth.NewTopics) })
        {
            foreach (var (field, _) in _sums.OfKind(kind))
            {
                before.Add(field, dice.Unit() < fresh ? 0 : 1);
            }
        }

        return before;
    }

    private double Baseline()
    {
        var weight = 0.0;
        for (var story = dice.Poisson(truth.BaselineStories); story > 0; story--)
        {
            weight += dice.Between(0.7, 1) * (1 + Math.Log2(Sizes[dice.Pick(SizeShares)].Copies));
        }

        return weight;
    }

    private void Threads()
    {
        var threads = dice.Poisson(truth.Threads);
        _sums.Add(Field.Of(Scalar.Threads), threads);
        _sums.Add(Field.Of(Scalar.TwoWayThreads), dice.Binomial(threads, truth.Depth));
    }

    private QuestionTable Questions()
    {
        var table = QuestionTable.Empty;
        var hazard = 1 - Math.Pow(1 - truth.Answers, 1.0 / QuestionTable.Hours);
        for (var question = dice.Poisson(truth.Asked); question > 0; question--)
        {
            var age = (int)(dice.Unit() * Window.Buckets);
            var row = Math.Min(age, QuestionTable.Hours);
            table.Asked[row]++;
            var hour = (int)Math.Floor(Math.Log(1 - dice.Unit()) / Math.Log(1 - hazard));
            if (hour < row)
            {
                table.Answered[row, hour]++;
            }
        }

        return table;
    }
}
