using CcgcStream.Index.Buckets;
using CcgcStream.Index.Vocabularies;

namespace CcgcStream.Index.Mentions;

/// <summary>A part of the mentions of a city: everything, or those with one value of one dimension.</summary>
/// <param name="Code">0 for everything, else the field of the category: part of stored keys.</param>
public readonly record struct Slice(int Code)
{
    /// <summary>Every mention.</summary>
    public static readonly Slice All = new(0);

    private const int TopicThresholdMicro = 500_000;

    /// <summary>Public name: empty for everything, else such as <c>platform:x</c>, <c>country:GB</c>.</summary>
    public string Name => Code == 0 ? "" : Field.KindOf(Code).ToString().ToLowerInvariant() + ":" + Field.NameOf(Code);

    /// <summary>Reads a public name; null when there is no such slice.</summary>
    public static Slice? Parse(string name)
    {
        if (name.Length == 0)
        {
            return All;
        }

        var parts = name.Split(':', 2);
        return parts is [var kind, var value] ? kind switch
        {
            "platform" when Vocabulary.Platforms.Contains(value) => Of(FieldKind.Platform, Vocabulary.Platforms.IndexOf(value)),
            "topic" when Vocabulary.Topics.Contains(value) => Of(FieldKind.Topic, Vocabulary.Topics.IndexOf(value)),
            "actor" when Vocabulary.Actors.Contains(value) => Of(FieldKind.Actor, Vocabulary.Actors.IndexOf(value)),
            "language" when LetterCode.Pack(value) != 0 => Of(FieldKind.Language, LetterCode.Pack(value)),
            "country" when LetterCode.Pack(value) != 0 => Of(FieldKind.Country, LetterCode.Pack(value)),
            _ => null,
        } : null;
    }

    public static Slice Of(FieldKind kind, int category) => new(Field.Of(kind, category));

    /// <summary>The slices that a mention belongs to, without <see cref="All"/>. A topic slice takes probable topics and the likeliest one.</summary>
    public static int Write(MentionFacts facts, Span<Slice> into)
    {
        var count = 0;
        into[count++] = Of(FieldKind.Platform, facts.Platform);
        into[count++] = Of(FieldKind.Actor, facts.Actor);
        if (facts.Language != 0)
        {
            into[count++] = Of(FieldKind.Language, facts.Language);
        }

        if (facts.Country != 0)
        {
            into[count++] = Of(FieldKind.Country, facts.Country);
        }

        foreach (var topic in facts.Topics)
        {
            if (topic.Topic == facts.TopTopic || topic.ProbabilityMicro >= TopicThresholdMicro)
            {
                into[count++] = Of(FieldKind.Topic, topic.Topic);
            }
        }

        return count;
    }

    /// <summary>Whether a mention belongs to this slice.</summary>
    public bool Holds(MentionFacts facts)
    {
        if (Code == 0)
        {
            return true;
        }

        Span<Slice> slices = stackalloc Slice[16];
        return slices[..Write(facts, slices)].Contains(this);
    }
}
