using CcgcStream.Contracts.Posts;

namespace CcgcStream.Contracts.Tagging;

/// <summary>What the tagger found in one post: the <c>tags</c> object of the public tagged-post JSON.</summary>
public sealed record Tags
{
    public IReadOnlyList<CityTag> Cities { get; init; } = [];
    public LanguageTag Language { get; init; } = LanguageTag.Undetermined;
    public IReadOnlyList<TopicTag> Topics { get; init; } = [];
    public SentimentTag Sentiment { get; init; } = SentimentTag.Unknown;

    /// <summary>The story (near-duplicate group) of the post; a function of the set of posts tagged together.</summary>
    public string StoryId { get; init; } = "";
}

/// <summary>A catalogue city that the post is about.</summary>
/// <param name="Id">Catalogue id, such as <c>wuhan</c>.</param>
/// <param name="Confidence">Probability that the city is really meant, 0..1.</param>
/// <param name="Share">How much of the post is about this city; shares of one post sum to at most 1.</param>
/// <param name="Span">[start, end) in UTF-16 code units of title + "\n" + text, or of text where there is no title.</param>
/// <param name="Sentiment">Sentiment toward this city where it can be told apart from the post's.</param>
public sealed record CityTag(string Id, double Confidence, double Share, IReadOnlyList<int> Span, SentimentTag? Sentiment = null);

/// <summary>Language by ISO 639-1 code (639-3 where there is none); <c>und</c> when unknown.</summary>
public sealed record LanguageTag(string Code, double Confidence)
{
    public static readonly LanguageTag Undetermined = new("und", 0);
}

/// <summary>One topic with its probability, 0..1. Topics are not exclusive.</summary>
public sealed record TopicTag(string Id, double P);

/// <summary>Three calibrated probabilities that sum to 1, and the likeliest label.</summary>
public sealed record SentimentTag(string Label, double Positive, double Neutral, double Negative)
{
    public static readonly SentimentTag Unknown = new("neutral", 0, 1, 0);
}

/// <summary>A post with its tags, as <c>ccgc enrich</c> writes it.</summary>
public sealed record TaggedPost(Post Post, Tags Tags);
