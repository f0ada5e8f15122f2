using System.Text.Json;
using CcgcStream.Collector.Wire;
using CcgcStream.Contracts.Posts;

namespace CcgcStream.Collector.Sources.Reddit;

/// <summary>Reddit's things: links (t3) and comments (t1).</summary>
internal static class RedditPosts
{
    private static readonly FieldSet Fields = FieldSet.Requiring("id name author subreddit permalink created_utc score");

    /// <summary>The post of a child of a listing; null for anything else or without words.</summary>
    public static Post? Of(JsonElement child, DateTimeOffset now, FieldWatch watch)
    {
        var data = child.Obj("data");
        watch.Look(child.Str("kind"), data, Fields);
        var name = data.Str("name") is { Length: > 0 } full ? full : $"{child.Str("kind")}_{data.Str("id")}";
        var comment = child.Str("kind") == "t1";
        var text = comment ? data.Str("body") : data.Str("selftext");
        if (child.Str("kind") is not ("t1" or "t3") || data.UnixTime("created_utc") is not { } published || (text.Length == 0 && data.Str("title").Length == 0))
        {
            return null;
        }

        var gone = text is "[removed]" or "[deleted]" || data.Str("removed_by_category").Length > 0;
        return new Post
        {
            Id = "reddit:" + name,
            Source = "reddit",
            Channel = "social",
            Kind = comment ? "comment" : "post",
            Url = data.Str("permalink") is { Length: > 0 } link ? "https://www.reddit.com" + link : "",
            Title = comment ? "" : data.Str("title"),
            Text = text,
            PublishedAt = published,
            CollectedAt = now,
            Author = data.Str("author") is { Length: > 0 } author and not "[deleted]" ? new Author { Id = data.Str("author_fullname") is { Length: > 0 } id ? id : author, Handle = author } : null,
            Hashtags = data.Str("subreddit") is { Length: > 0 } sub ? [sub] : [],
            Media = data.Flag("is_video") ? [new Medium { Type = "video" }]
                : data.Str("post_hint") == "image" ? [new Medium { Type = "image" }]
                : comment || data.Flag("is_self") ? [] : [new Medium { Type = "link" }],
            Metrics = new Metrics { Likes = data.Num("ups") ?? data.Num("score"), Comments = data.Num("num_comments"), Shares = data.Num("num_crossposts"), ObservedAt = now },
            ReplyTo = comment && data.Str("parent_id").Length > 0 ? "reddit:" + data.Str("parent_id") : "",
            ConversationId = "reddit:" + (comment ? data.Str("link_id") : name),
            Deleted = gone,
        };
    }
}
