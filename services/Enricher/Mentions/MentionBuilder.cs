using System.Security.Cryptography;
using CcgcStream.Contracts.Posts;
using CcgcStream.Contracts.Tagging;
using CcgcStream.Contracts.V1;
using CcgcStream.Text;

namespace CcgcStream.Enricher.Mentions;

/// <summary>Turns a raw post and its tags into what the aggregator counts: one mention per city. Pure.</summary>
internal static class MentionBuilder
{
    /// <summary>Longest evidence text that travels with a mention, in UTF-16 code units.</summary>
    private const int MaxEvidence = 280;

    /// <summary>Weight taken from a piece whose platform says that a bot wrote it; the index keeps at least a tenth.</summary>
    private const int DeclaredBot = 900_000;

    /// <summary>Where this version of a post stands among its versions.</summary>
    public static Revision RevisionOf(RawPost raw, ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return new Revision
        {
            ObservedAtUs = Math.Max(raw.CollectedAtUs, raw.Metrics?.ObservedAtUs ?? 0),
            Deleted = raw.Deleted,
            Content = BitConverter.ToUInt64(hash),
        };
    }

    /// <summary>The mentions of a post, one for each tagged city.</summary>
    public static IEnumerable<Mention> Build(RawPost raw, Revision revision, TaggingResult tagging) =>
        tagging.Tags.Cities.Select(city => Build(raw, revision, tagging, city));

    private static Mention Build(RawPost raw, Revision revision, TaggingResult tagging, CityTag city)
    {
        var tags = tagging.Tags;
        var sentiment = SentimentMicro.From(city.Sentiment ?? tags.Sentiment);
        var mention = new Mention
        {
            PostId = raw.Id,
            Revision = revision,
            Generation = raw.Generation,
            City = city.Id,
            PublishedAtUs = raw.PublishedAtUs,
            ShareMicro = Micro(city.Share),
            ConfidenceMicro = Micro(city.Confidence),
            BotMicro = raw.Author?.Bot == true ? DeclaredBot : 0,
            SourceClass = raw.Channel,
            Platform = raw.Source,
            Kind = raw.Kind,
            Language = tags.Language.Code,
            Country = CountryOf(raw),
            Actor = raw.Author?.Type ?? "",
            Community = raw.Outlet?.Domain is { Length: > 0 } domain ? domain : raw.Author?.Pseudonym ?? "",
            PositiveMicro = sentiment.Positive,
            NeutralMicro = sentiment.Neutral,
            NegativeMicro = sentiment.Negative,
            Format = PostFormat.Of(raw),
            Author = raw.Author?.Pseudonym ?? "",
            ConversationId = raw.ConversationId,
            ReplyTo = raw.ReplyTo,
            Question = IsQuestion(raw.Title) || IsQuestion(raw.Text),
            Metrics = raw.Metrics,
            Followers = raw.Author?.Followers ?? 0,
            ContentHash = tagging.Story.ContentHash,
            Title = Evidence(raw.Title.Length > 0 ? raw.Title : raw.Text),
            Url = raw.Url,
            Simulated = raw.Simulated,
            TimeFlag = raw.TimeFlag,
            RepostOf = raw.RepostOf,
            OutletName = raw.Outlet?.Name ?? "",
        };
        mention.PostCities.AddRange(tags.Cities.Select(c => c.Id));
        mention.Topics.AddRange(tags.Topics.Select(t => new TopicShare { Topic = t.Id, PMicro = Micro(t.P) }));
        mention.Hashtags.AddRange(raw.Hashtags.Take(30));
        mention.StoryShingles.AddRange(tagging.Story.SuperShingles);
        return mention;
    }

    private static string CountryOf(RawPost raw) =>
        raw.Country.Length > 0 ? raw.Country
        : raw.Outlet?.Country is { Length: > 0 } outlet ? outlet
        : raw.Author?.Country ?? "";

    private static bool IsQuestion(string text) => text.AsSpan().IndexOfAny('?', '？', '؟') >= 0;

    private static int Micro(double value) => (int)Math.Round(Math.Clamp(value, 0, 1) * 1_000_000);

    private static string Evidence(string text)
    {
        if (text.Length <= MaxEvidence)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[MaxEvidence - 1]) ? MaxEvidence - 1 : MaxEvidence;
        return text[..end];
    }
}
