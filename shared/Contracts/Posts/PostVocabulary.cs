using System.Collections.Frozen;

namespace CcgcStream.Contracts.Posts;

/// <summary>The closed lists of the Post JSON, and what a missing value means.</summary>
public static class PostVocabulary
{
    public static readonly FrozenSet<string> Sources = FrozenSet.Create(
        "x", "facebook", "instagram", "youtube", "news", "gdelt", "mastodon", "bluesky", "reddit", "other");

    public static readonly FrozenSet<string> Channels = FrozenSet.Create("social", "media");

    public static readonly FrozenSet<string> Kinds = FrozenSet.Create(
        "post", "comment", "reply", "repost", "quote", "article", "video", "live");

    public static readonly FrozenSet<string> AuthorTypes = FrozenSet.Create(
        "official", "media", "opinion-leader", "organisation", "enterprise", "individual");

    public static readonly FrozenSet<string> MediaTypes = FrozenSet.Create(
        "image", "video", "live", "audio", "gif", "link", "poll");

    /// <summary>The channel of a source that does not state one: news and GDELT are media, everything else is social.</summary>
    public static string ChannelOf(string source) => source is "news" or "gdelt" ? "media" : "social";

    /// <summary>The kind of a piece that does not state one.</summary>
    public static string KindOf(string channel, bool isReply, bool isRepost) =>
        isRepost ? "repost" : isReply ? "reply" : channel == "media" ? "article" : "post";
}
