namespace CcgcStream.Collector.Sources.Rss;

/// <summary>One item of a feed, whatever its format.</summary>
internal sealed record FeedItem
{
    /// <summary>Identity that the feed gives; "" when it gives none.</summary>
    public string Guid { get; init; } = "";
    public string Link { get; init; } = "";
    public string Title { get; init; } = "";

    /// <summary>Summary or content, as HTML.</summary>
    public string Body { get; init; } = "";
    public string Author { get; init; } = "";
    public DateTimeOffset? Published { get; init; }
    public DateTimeOffset? Updated { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Types of attachments: image, video or audio.</summary>
    public IReadOnlyList<string> Media { get; init; } = [];

    /// <summary>Language of this item where it has one of its own (news sitemaps).</summary>
    public string Language { get; init; } = "";

    /// <summary>Outlet of this item where it names one.</summary>
    public string Outlet { get; init; } = "";
}

/// <summary>A feed as read.</summary>
/// <param name="Language">Language it states; "" when none.</param>
/// <param name="Items">Its items, in its own order.</param>
/// <param name="Every">How often it says it changes; null when it says nothing.</param>
internal sealed record FeedDocument(string Language, IReadOnlyList<FeedItem> Items, TimeSpan? Every);
