using CcgcStream.Index.Buckets;
using static CcgcStream.Index.Mentions.ContributionPart;

namespace CcgcStream.Index.Mentions;

/// <summary>
/// What a mention adds to the sums: a pure function of its facts and its role. The fixed part never depends on neighbours, so that
/// a growing story re-prices its members by touching a handful of sums.
/// </summary>
public static class Contribution
{
    /// <summary>Adds (sign 1) or takes away (sign -1) everything of a mention.</summary>
    public static void Write(MentionFacts facts, in MentionRole role, int sign, ContributionBuffer into)
    {
        WriteFixed(facts, sign, into);
        WriteRole(facts, role, sign, into);
    }

    /// <summary>The part that depends on the mention alone.</summary>
    public static void WriteFixed(MentionFacts facts, int sign, ContributionBuffer into)
    {
        var weight = (long)sign * facts.BaseMicro;
        into.Add(Core, Field.Of(Scalar.Pieces), sign);
        into.Add(Core, Field.Of(Scalar.Base), weight);
        into.Add(Core, Field.Of(Scalar.Positive), sign * facts.PositiveMicro);
        into.Add(Core, Field.Of(Scalar.Negative), sign * facts.NegativeMicro);
        into.Add(Core, Field.Of(FieldKind.Country, facts.Country), weight);
        into.Add(Core, Field.Of(FieldKind.Language, facts.Language), weight);
        into.Add(Core, Field.Of(FieldKind.Platform, facts.Platform), weight);
        into.Add(Core, Field.Of(FieldKind.Actor, facts.Actor), weight);
        into.Add(Core, Field.Of(FieldKind.Format, facts.Format), weight);
        foreach (var topic in facts.Topics)
        {
            into.Add(Core, Field.Of(FieldKind.Topic, topic.Topic), sign * ((long)facts.BaseMicro * topic.ProbabilityMicro / 1_000_000));
        }

        into.Add(Core, Field.Of(Scalar.Asked), facts.Asks ? sign : 0);
        WriteFlags(facts.Flags, sign, into);
        WriteSets(facts, weight, sign, into);
        WriteLead(facts, sign, into);
    }

    /// <summary>The part that changes when the story or the conversation changes.</summary>
    public static void WriteRole(MentionFacts facts, in MentionRole role, int sign, ContributionBuffer into)
    {
        var weight = WeightMicro(facts, role);
        var positive = weight * facts.PositiveMicro / 1_000_000;
        var negative = weight * facts.NegativeMicro / 1_000_000;
        var tone = facts.PositiveMicro + (facts.NeutralMicro / 2L);
        into.Add(Core, Field.Of(facts.SourceClass, ClassSum.Positive), sign * positive);
        into.Add(Core, Field.Of(facts.SourceClass, ClassSum.Negative), sign * negative);
        into.Add(Core, Field.Of(facts.SourceClass, ClassSum.Neutral), sign * (weight - positive - negative));
        into.Add(Core, Field.Of(facts.SourceClass, ClassSum.Squared), sign * SquaredMicro(weight, role));
        into.Add(Core, Field.Of(facts.SourceClass, ClassSum.ToneSquared), sign * (weight * (tone * tone / 1_000_000) / 1_000_000));

        var story = 1_000_000L / role.StorySize;
        into.Add(Core, Field.Of(Scalar.Stories), sign * story);
        into.Add(Core, Field.Of(Scalar.Copies), sign * (long)role.StorySize);
        into.Add(Core, Field.Of(Scalar.StoryStarts), role.IsStoryFirst(facts) ? sign : 0);
        var loose = role.StorySize == 1 && facts.TopTopic == 0;
        into.Add(Core, Field.Of(Scalar.Loose), loose ? sign : 0);
        into.Add(Lead, Field.Of(FieldKind.LeadScalar, (int)Scalar.Loose), loose && facts.Leads ? sign : 0);
        if (facts.Response >= 0)
        {
            into.Add(Core, Field.Of(FieldKind.Response, (facts.Platform << 8) | facts.Response), sign * story);
        }

        if (role.AnswerHour >= 0)
        {
            into.Add(Core, Field.Of(FieldKind.AnswerHour, role.AnswerHour), sign);
        }

        into.Add(Core, Field.Of(Scalar.Threads), role.ThreadFirst ? sign : 0);
        into.Add(Core, Field.Of(Scalar.TwoWayThreads), role.ThreadFirst && role.TwoWay ? sign : 0);
    }

    /// <summary>Priced weight w of a mention, micro-units.</summary>
    public static long WeightMicro(MentionFacts facts, in MentionRole role) =>
        (long)facts.BaseMicro * StoryPrice.Micro(role.StorySize) / 1_000_000;

    // A story is one voice: its members together carry the square of the story's weight, a share each.
    private static long SquaredMicro(long weight, in MentionRole role) => weight * weight / 1_000_000 * role.StorySize;

    private static void WriteFlags(TimeFlags flags, int sign, ContributionBuffer into)
    {
        into.Add(Core, Field.Of(Scalar.FutureClamped), flags.HasFlag(TimeFlags.FutureClamped) ? sign : 0);
        into.Add(Core, Field.Of(Scalar.PastClamped), flags.HasFlag(TimeFlags.PastClamped) ? sign : 0);
        into.Add(Core, Field.Of(Scalar.Late), flags.HasFlag(TimeFlags.Late) ? sign : 0);
        into.Add(Core, Field.Of(Scalar.Simulated), flags.HasFlag(TimeFlags.Simulated) ? sign : 0);
    }

    private static void WriteSets(MentionFacts facts, long weight, int sign, ContributionBuffer into)
    {
        if (facts.Community != 0)
        {
            into.Add(Sets, Field.Of(FieldKind.Community, facts.Community), weight);
        }

        foreach (var tag in facts.Tags)
        {
            into.Add(Sets, Field.Of(FieldKind.Tag, tag), sign);
        }
    }

    private static void WriteLead(MentionFacts facts, int sign, ContributionBuffer into)
    {
        if (!facts.Leads)
        {
            return;
        }

        into.Add(Lead, Field.Of(FieldKind.LeadScalar, (int)Scalar.Pieces), sign);
        into.Add(Lead, Field.Of(FieldKind.LeadScalar, (int)Scalar.Positive), sign * facts.PositiveMicro);
        into.Add(Lead, Field.Of(FieldKind.LeadScalar, (int)Scalar.Negative), sign * facts.NegativeMicro);
        into.Add(Lead, Field.Of(FieldKind.LeadPlatform, facts.Platform), sign);
        into.Add(Lead, Field.Of(FieldKind.LeadTopic, facts.TopTopic), sign);
        into.Add(Lead, Field.Of(FieldKind.LeadActor, facts.Actor), sign);
        into.Add(Lead, Field.Of(FieldKind.LeadFormat, facts.Format), sign);
        into.Add(Lead, Field.Of(FieldKind.LeadClass, facts.SourceClass), sign);
        into.Add(Lead, Field.Of(FieldKind.LeadLanguage, facts.Language), sign);
        into.Add(Lead, Field.Of(FieldKind.LeadCountry, facts.Country), sign);

        var negative = (long)sign * facts.NegativeMicro;
        into.Add(Lead, Field.Of(FieldKind.LeadPlatformNegative, facts.Platform), negative);
        into.Add(Lead, Field.Of(FieldKind.LeadTopicNegative, facts.TopTopic), negative);
        into.Add(Lead, Field.Of(FieldKind.LeadActorNegative, facts.Actor), negative);
        into.Add(Lead, Field.Of(FieldKind.LeadLanguageNegative, facts.Language), negative);
        into.Add(Lead, Field.Of(FieldKind.LeadCountryNegative, facts.Country), negative);
    }
}
