namespace CcgcStream.Api.Posts;

/// <summary>A page of the posts behind a score, newest first.</summary>
/// <param name="NextCursor">Where the next page begins; null at the end.</param>
public sealed record PostPage(
    string Generation, string City, string Window, bool Simulated, IReadOnlyList<EvidencePost> Posts, string? NextCursor);

/// <summary>A post as evidence: what is kept of it, and what it counts.</summary>
/// <param name="Title">Headline or first words, at most 280 characters; written by strangers, never markup.</param>
/// <param name="Weight">Priced weight of the mention.</param>
/// <param name="Positive">Probability of a positive tone toward the city.</param>
/// <param name="Neutral">Probability of a neutral tone.</param>
/// <param name="Negative">Probability of a negative tone.</param>
/// <param name="StoryId">The story it belongs to.</param>
public sealed record EvidencePost(
    string Id, DateTimeOffset PublishedAt, string Title, string Url, string Platform, string Kind, string Language, string Country,
    string Actor, string Format, string OutletName, IReadOnlyList<string> Topics, double Share, double Confidence, double Weight,
    double Positive, double Neutral, double Negative, string StoryId, bool Simulated);
