using System.Text.Json;
using CcgcStream.Collector.Wire;
using CcgcStream.Contracts.Posts;

namespace CcgcStream.Collector.Sources.YouTube;

/// <summary>Videos and comments. Figures come as texts, and a hidden one does not come at all.</summary>
internal static class YouTubePosts
{
    private static readonly FieldSet Fields = FieldSet.Of("kind id snippet", "etag statistics contentDetails liveStreamingDetails status player topicDetails recordingDetails localizations");

    /// <summary>A video of videos.list.</summary>
    public static Post? Video(JsonElement item, DateTimeOffset now, FieldWatch watch)
    {
        watch.Look("video", item, Fields);
        var snippet = item.Obj("snippet");
        var statistics = item.Obj("statistics");
        var id = item.Str("id");
        if (id.Length == 0 || snippet.Str("title").Length == 0 || snippet.Time("publishedAt") is not { } published)
        {
            return null;
        }

        var live = snippet.Str("liveBroadcastContent") is "live" or "upcoming" || item.Obj("liveStreamingDetails").ValueKind == JsonValueKind.Object;
        return new Post
        {
            Id = "youtube:" + id,
            Source = "youtube",
            Channel = "social",
            Kind = live ? "live" : "video",
            Url = "https://www.youtube.com/watch?v=" + id,
            Title = snippet.Str("title"),
            Text = snippet.Str("description"),
            Lang = snippet.Str("defaultAudioLanguage") is { Length: > 0 } audio ? audio : snippet.Str("defaultLanguage"),
            PublishedAt = published,
            CollectedAt = now,
            Author = new Author { Id = snippet.Str("channelId"), Name = snippet.Str("channelTitle") },
            Hashtags = [.. snippet.Items("tags").Select(t => t.ToString()).Where(t => t.Length > 0).Take(30)],
            Media = [new Medium { Type = live ? "live" : "video" }],
            Metrics = new Metrics { Views = statistics.Num("viewCount"), Likes = statistics.Num("likeCount"), Comments = statistics.Num("commentCount"), ObservedAt = now },
        };
    }

    /// <summary>The comments of a thread: the first one and its replies.</summary>
    public static IEnumerable<Post?> Thread(JsonElement thread, DateTimeOffset now) =>
        thread.Obj("replies").Items("comments").Select(r => Comment(r, thread.Obj("snippet").Str("videoId"), now))
            .Prepend(Comment(thread.Obj("snippet").Obj("topLevelComment"), thread.Obj("snippet").Str("videoId"), now));

    private static Post? Comment(JsonElement comment, string video, DateTimeOffset now)
    {
        var snippet = comment.Obj("snippet");
        var text = snippet.Str("textOriginal") is { Length: > 0 } original ? original : HtmlText.Of(snippet.Str("textDisplay"));
        var id = comment.Str("id");
        var parent = snippet.Str("parentId");
        return id.Length == 0 || text.Length == 0 || snippet.Time("publishedAt") is not { } published ? null : new Post
        {
            Id = "youtube:" + id,
            Source = "youtube",
            Channel = "social",
            Kind = parent.Length > 0 ? "reply" : "comment",
            Url = video.Length > 0 ? $"https://www.youtube.com/watch?v={video}&lc={id}" : "",
            Text = text,
            PublishedAt = published,
            CollectedAt = now,
            Author = new Author { Id = snippet.Obj("authorChannelId").Str("value"), Name = snippet.Str("authorDisplayName") },
            Metrics = new Metrics { Likes = snippet.Num("likeCount"), ObservedAt = now },
            ReplyTo = parent.Length > 0 ? "youtube:" + parent : video.Length > 0 ? "youtube:" + video : "",
            ConversationId = video.Length > 0 ? "youtube:" + video : "",
        };
    }
}
