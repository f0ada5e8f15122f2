using CcgcStream.Index.Buckets;
using CcgcStream.Index.Composite;
using CcgcStream.Index.Dimensions;
using CcgcStream.Index.Mentions;
using CcgcStream.Index.Methodology;
using CcgcStream.Index.Windows;
using CsCheck;

namespace CcgcStream.Index.Tests.Worlds;

/// <summary>Random facts, and the window that a set of them makes.</summary>
internal static class Pieces
{
    public const long EndUs = 1_583_020_800_000_000; // 2020-03-01, a boundary of every tier

    private static readonly Gen<int> Micro = Gen.Int[0, 1_000_000];

    private static readonly Gen<(int Base, int Positive, int Negative, int Class, int Platform)> Tones =
        Gen.Select(Micro, Gen.Int[0, 500_000], Gen.Int[0, 500_000], Gen.Int[0, 1], Gen.Int[0, 9]);

    private static readonly Gen<(int Country, int Language, int Community, int Topic, int Format, int Response, int Tag)> Labels =
        Gen.Select(Gen.Int[0, 40], Gen.Int[0, 20], Gen.Int[0, 4096], Gen.Int[0, 8], Gen.Int[0, 7], Gen.Int[-1, 127], Gen.Int[0, 500]);

    /// <summary>A mention in the 30 days before <see cref="EndUs"/>.</summary>
    public static readonly Gen<MentionFacts> One = Gen.Select(Tones, Labels, Gen.Long[0, (30 * 86_400_000_000L) - 1], Gen.Int[0, 1_000_000_000], Gen.Int[0, 9])
        .Select((tone, label, ago, id, odd) => new MentionFacts
        {
            PostId = "p" + id, TimeUs = EndUs - 1 - ago, BaseMicro = tone.Base, PositiveMicro = tone.Positive, NegativeMicro = tone.Negative,
            SourceClass = (byte)tone.Class, Platform = (byte)tone.Platform, Actor = (byte)(id % 6), Format = (byte)label.Format,
            Country = label.Country, Language = label.Language, Community = label.Community,
            Topics = label.Topic == 0 ? [] : [new TopicFact(label.Topic, 700_000)], TopTopic = label.Topic, Tags = [label.Tag], Response = label.Response,
            StoryKeys = [], ThreadKeys = [], Author = (ulong)id, Asks = odd == 0, Answers = odd == 1, Leads = true, Flags = TimeFlags.None,
        });

    public static readonly Gen<MentionFacts[]> Many = One.Array[0, 60];

    public static MentionRole RoleOf(MentionFacts facts, int size = 1) => MentionRole.Alone(facts) with { StorySize = size };

    /// <summary>Sums of mentions, each alone or in a story of a given size.</summary>
    public static BucketSums Sums(IEnumerable<MentionFacts> pieces, int size = 1)
    {
        var sums = new BucketSums();
        foreach (var piece in pieces)
        {
            Add(sums, piece, RoleOf(piece, size), 1);
        }

        return sums;
    }

    public static void Add(BucketSums sums, MentionFacts facts, in MentionRole role, int sign)
    {
        var buffer = new ContributionBuffer();
        Contribution.Write(facts, role, sign, buffer);
        foreach (var part in Enum.GetValues<ContributionPart>())
        {
            sums.Add(buffer[part]);
        }
    }

    /// <summary>The window that ends at <see cref="EndUs"/> over those of the pieces that fall into it.</summary>
    public static WindowInput Window(IReadOnlyCollection<MentionFacts> pieces, IndexWindow window)
    {
        var span = window.SpanAt(EndUs);
        var inside = pieces.Where(piece => span.Contains(piece.TimeUs)).ToArray();
        var subs = new long[window.Buckets];
        foreach (var piece in inside)
        {
            subs[window.Tier.IndexOf(piece.TimeUs) - window.Tier.IndexOf(span.FromUs)] += piece.BaseMicro;
        }

        return new WindowInput { Window = window, Span = span, Sums = Sums(inside), SubBase = subs };
    }

    public static CityWindowScore Score(IReadOnlyCollection<MentionFacts> pieces, IndexWindow window) =>
        CityScorer.Score(Window(pieces, window), MethodologyReader.Default);
}
