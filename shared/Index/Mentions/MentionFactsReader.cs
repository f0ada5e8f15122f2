using CcgcStream.Contracts.V1;
using CcgcStream.Index.Vocabularies;

namespace CcgcStream.Index.Mentions;

/// <summary>Reads the facts of a mention from the log's record.</summary>
public static class MentionFactsReader
{
    private const int MaxTags = 8;
    private const int MaxStoryKeys = 16;
    private const long DayUs = 86_400_000_000;
    private const ulong ThreadSalt = 0x7472;
    private const ulong TagSalt = 0x7461;
    private const ulong ContentSalt = 0x636F;

    public static MentionFacts Read(Mention mention)
    {
        var (positive, negative) = Tone(mention);
        var actor = Vocabulary.Actors.IndexOf(mention.Actor);
        var topics = Topics(mention);
        var answers = mention.Actor is "official" or "media";
        return new MentionFacts
        {
            PostId = mention.PostId,
            TimeUs = mention.PublishedAtUs,
            BaseMicro = Base(mention),
            PositiveMicro = positive,
            NegativeMicro = negative,
            SourceClass = (byte)Vocabulary.Classes.IndexOf(mention.SourceClass),
            Platform = (byte)Vocabulary.Platforms.IndexOf(mention.Platform),
            Actor = (byte)actor,
            Format = (byte)Vocabulary.Formats.IndexOf(mention.Format),
            Language = LetterCode.Pack(mention.Language),
            Country = LetterCode.Pack(mention.Country),
            Community = mention.Community.Length == 0 ? 0 : 1 + (int)(StableHash.Of(mention.Community) & 0xFFF),
            Topics = topics,
            TopTopic = topics.Count == 0 ? 0 : topics.MaxBy(topic => (topic.ProbabilityMicro, -topic.Topic)).Topic,
            Tags = Tags(mention),
            Response = EngagementBin.Of(mention.Metrics, mention.Followers),
            StoryKeys = StoryKeys(mention),
            ThreadKeys = ThreadKeys(mention),
            Author = mention.Author.Length == 0 ? 0 : StableHash.Of(mention.Author),
            Asks = (mention.Question || mention.MentionsOfficial) && !answers,
            Answers = answers,
            Leads = mention.PostCities.Count == 0 || mention.PostCities.Min(StringComparer.Ordinal) == mention.City,
            Flags = Flags(mention),
        };
    }

    private static int Base(Mention mention)
    {
        long share = Micro(mention.ShareMicro), confidence = Micro(mention.ConfidenceMicro), human = Math.Max(100_000, 1_000_000 - Micro(mention.BotMicro));
        return (int)(share * confidence / 1_000_000 * human / 1_000_000);
    }

    // The three must sum to one million; a record where they do not is scaled, an empty one is neutral.
    private static (int Positive, int Negative) Tone(Mention mention)
    {
        long positive = Micro(mention.PositiveMicro), neutral = Micro(mention.NeutralMicro), negative = Micro(mention.NegativeMicro);
        var sum = positive + neutral + negative;
        return sum == 0 ? (0, 0) : ((int)(positive * 1_000_000 / sum), (int)(negative * 1_000_000 / sum));
    }

    private static List<TopicFact> Topics(Mention mention)
    {
        var topics = new List<TopicFact>(mention.Topics.Count);
        foreach (var topic in mention.Topics)
        {
            if (topic.Topic != "other" && Vocabulary.Topics.Contains(topic.Topic) && topic.PMicro > 0)
            {
                var at = Vocabulary.Topics.IndexOf(topic.Topic);
                if (!topics.Exists(known => known.Topic == at))
                {
                    topics.Add(new TopicFact(at, Micro(topic.PMicro)));
                }
            }
        }

        topics.Sort(static (left, right) => left.Topic.CompareTo(right.Topic));
        return topics;
    }

    private static int[] Tags(Mention mention) =>
        mention.Hashtags.Count == 0
            ? []
            : [.. mention.Hashtags.Select(tag => (int)(StableHash.Of(tag.TrimStart('#').ToLowerInvariant(), TagSalt) & 0xFFFF)).Distinct().Order().Take(MaxTags)];

    private static ulong[] StoryKeys(Mention mention)
    {
        IEnumerable<ulong> keys = mention.StoryShingles.Order().Distinct().Take(MaxStoryKeys);
        return [.. mention.ContentHash == 0 ? keys : keys.Append(StableHash.Mix(mention.ContentHash ^ ContentSalt)).Distinct()];
    }

    private static ulong[] ThreadKeys(Mention mention)
    {
        if (mention.SourceClass == "media" && mention.ReplyTo.Length == 0 && mention.ConversationId.Length == 0)
        {
            return []; // An article is nobody's conversation until it says so.
        }

        var keys = new HashSet<ulong> { StableHash.Of(mention.PostId, ThreadSalt) };
        foreach (var other in (ReadOnlySpan<string>)[mention.ReplyTo, mention.ConversationId])
        {
            if (other.Length > 0)
            {
                keys.Add(StableHash.Of(other, ThreadSalt));
            }
        }

        return [.. keys];
    }

    private static TimeFlags Flags(Mention mention) =>
        (mention.TimeFlag == "future-clamped" ? TimeFlags.FutureClamped : TimeFlags.None)
        | (mention.TimeFlag == "past-clamped" ? TimeFlags.PastClamped : TimeFlags.None)
        | (mention.Revision is { } revision && revision.ObservedAtUs - mention.PublishedAtUs > DayUs ? TimeFlags.Late : TimeFlags.None)
        | (mention.Simulated ? TimeFlags.Simulated : TimeFlags.None);

    private static int Micro(int value) => Math.Clamp(value, 0, 1_000_000);
}
