using System.Text.Json.Serialization;

namespace CcgcStream.Contracts.Posts;

/// <summary>One piece as a source published it: the public JSON of <c>POST /v1/posts</c> and of NDJSON files.</summary>
/// <remarks>Only <see cref="Id"/> (or source and url), <see cref="Text"/> or <see cref="Title"/>, and <see cref="PublishedAt"/> are required.
/// Properties are settable because the source-generated reader would set absent init-only ones to null, over their defaults.</remarks>
public sealed record Post
{
    /// <summary>Deterministic id, usually <c>source:native-id</c>. The same id is the same piece, for ever.</summary>
    public string Id { get; set; } = "";

    /// <summary>x, facebook, instagram, youtube, news, gdelt, mastodon, bluesky, reddit or other.</summary>
    public string Source { get; set; } = "";

    /// <summary>social or media.</summary>
    public string Channel { get; set; } = "";

    /// <summary>post, comment, reply, repost, quote, article, video or live.</summary>
    public string Kind { get; set; } = "";

    public string Url { get; set; } = "";
    public string Title { get; set; } = "";
    public string Text { get; set; } = "";

    /// <summary>The language that the platform states, ISO 639; a hint, never trusted alone.</summary>
    public string Lang { get; set; } = "";

    public DateTimeOffset? PublishedAt { get; set; }

    /// <summary>When we last saw the piece in this form: orders the versions of a piece. The latest wins.</summary>
    public DateTimeOffset? CollectedAt { get; set; }

    public Author? Author { get; set; }
    public Outlet? Outlet { get; set; }

    /// <summary>ISO 3166-1 alpha-2 country of origin.</summary>
    public string Country { get; set; } = "";

    public IReadOnlyList<Medium> Media { get; set; } = [];
    public Metrics? Metrics { get; set; }
    public IReadOnlyList<string> Hashtags { get; set; } = [];
    public IReadOnlyList<string> Mentions { get; set; } = [];
    public string ReplyTo { get; set; } = "";
    public string RepostOf { get; set; } = "";
    public string ConversationId { get; set; } = "";
    public Place? Place { get; set; }

    /// <summary>True when the source withdrew the piece: it is forgotten exactly.</summary>
    public bool Deleted { get; set; }

    /// <summary>True for pieces of a simulator; shown wherever the piece counts.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Simulated { get; set; }
}

/// <summary>Who wrote a piece. Leaves the collector only in pseudonymised form.</summary>
public sealed record Author
{
    public string Id { get; set; } = "";
    public string Handle { get; set; } = "";
    public string Name { get; set; } = "";

    /// <summary>official, media, opinion-leader, organisation, enterprise or individual.</summary>
    public string Type { get; set; } = "";

    public long Followers { get; set; }
    public bool Verified { get; set; }
    public string Country { get; set; } = "";
    public bool Bot { get; set; }
}

/// <summary>The publication that carried a piece.</summary>
public sealed record Outlet
{
    public string Domain { get; set; } = "";
    public string Name { get; set; } = "";
    public string Country { get; set; } = "";
}

/// <summary>An attachment: image, video, live, audio, gif, link or poll.</summary>
public sealed record Medium
{
    public string Type { get; set; } = "";
}

/// <summary>Engagement as observed at one time. Null means that the source hides the figure, which is not zero.</summary>
public sealed record Metrics
{
    public long? Views { get; set; }
    public long? Likes { get; set; }
    public long? Comments { get; set; }
    public long? Shares { get; set; }
    public DateTimeOffset? ObservedAt { get; set; }
}

/// <summary>Where a piece says it was made.</summary>
public sealed record Place
{
    public double Lat { get; set; }
    public double Lon { get; set; }
    public string CountryCode { get; set; } = "";
}
