using System.Text.Json;
using CcgcStream.Collector.Wire;
using CcgcStream.Contracts.Posts;

namespace CcgcStream.Collector.Sources.Bluesky;

/// <summary>Bluesky records as posts.</summary>
internal static class BlueskyPosts
{
    private const string Prefix = "bluesky:";

    /// <param name="uri">The record's at-uri.</param>
    /// <param name="did">Its author.</param>
    /// <param name="key">Its key.</param>
    /// <param name="record">The record.</param>
    /// <param name="seen">When the network saw it: an author may claim any time, but none later than this.</param>
    /// <param name="now">The present.</param>
    public static Post? Of(string uri, string did, string key, JsonElement record, DateTimeOffset seen, DateTimeOffset now)
    {
        var text = record.Str("text");
        var embed = record.Obj("embed");
        var card = embed.Obj("external");
        if (text.Length == 0 && card.Str("title").Length == 0)
        {
            return null;
        }

        var claimed = record.Time("createdAt") ?? seen;
        var parent = record.Obj("reply").Obj("parent").Str("uri");
        var quoted = embed.Obj("record").Str("uri") is { Length: > 0 } plain ? plain : embed.Obj("record").Obj("record").Str("uri");
        return new Post
        {
            Id = "bluesky:" + uri,
            Source = "bluesky",
            Channel = "social",
            Kind = parent.Length > 0 ? "reply" : quoted.Length > 0 ? "quote" : "post",
            Url = $"https://bsky.app/profile/{did}/post/{key}",
            Text = card.Str("title") is { Length: > 0 } title ? $"{text}\n{title}".Trim() : text,
            Lang = record.Items("langs").Select(l => l.ToString()).FirstOrDefault() ?? "",
            PublishedAt = claimed < seen ? claimed : seen,
            CollectedAt = now,
            Author = new Author { Id = did },
            Hashtags = [.. Tags(record).Distinct()],
            Mentions = [.. Features(record, "app.bsky.richtext.facet#mention").Select(f => f.Str("did"))],
            Media = [.. Media(embed.Str("$type") == "app.bsky.embed.recordWithMedia" ? embed.Obj("media") : embed)],
            ReplyTo = parent.Length > 0 ? "bluesky:" + parent : "",
            RepostOf = quoted.Length > 0 ? "bluesky:" + quoted : "",
            ConversationId = record.Obj("reply").Obj("root").Str("uri") is { Length: > 0 } root ? "bluesky:" + root : "",
        };
    }

    /// <summary>The withdrawal of a record.</summary>
    public static Post Withdrawn(string uri, DateTimeOffset at, DateTimeOffset now) =>
        new() { Id = Prefix + uri, Source = "bluesky", Channel = "social", Deleted = true, PublishedAt = at, CollectedAt = now };

    /// <summary>Account and key of a post's record.</summary>
    public static (string Did, string Key) Record(Post post)
    {
        var parts = post.Id[(Prefix.Length + "at://".Length)..].Split('/');
        return (parts[0], parts[^1]);
    }

    private static IEnumerable<string> Tags(JsonElement record) =>
        Features(record, "app.bsky.richtext.facet#tag").Select(f => f.Str("tag")).Concat(record.Items("tags").Select(t => t.ToString())).Where(t => t.Length > 0);

    private static IEnumerable<JsonElement> Features(JsonElement record, string type) =>
        record.Items("facets").SelectMany(f => f.Items("features")).Where(f => f.Str("$type") == type);

    private static IEnumerable<Medium> Media(JsonElement embed) => embed.Str("$type") switch
    {
        "app.bsky.embed.images" or "app.bsky.embed.gallery" => embed.Items("images").Select(_ => new Medium { Type = "image" }),
        "app.bsky.embed.video" => [new Medium { Type = "video" }],
        "app.bsky.embed.external" => [new Medium { Type = "link" }],
        _ => [],
    };
}
