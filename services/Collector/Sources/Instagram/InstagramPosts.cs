using System.Text.Json;
using CcgcStream.Collector.Wire;
using CcgcStream.Contracts.Posts;

namespace CcgcStream.Collector.Sources.Instagram;

/// <summary>Media that Instagram's hashtag search finds. It names no author, and hides likes where the author does.</summary>
internal static class InstagramPosts
{
    private static readonly FieldSet Fields = FieldSet.Of("id", """
        caption media_type comments_count like_count permalink timestamp media_url children username media_product_type shortcode view_count thumbnail_url owner ig_id
        is_comment_enabled comments
        """.ReplaceLineEndings(" "));

    public static Post? Of(JsonElement item, string hashtag, DateTimeOffset now, FieldWatch watch)
    {
        watch.Look("media", item, Fields);
        var caption = item.Str("caption");
        var id = item.Str("id");
        return id.Length == 0 || item.Time("timestamp") is not { } published ? null : new Post
        {
            Id = "instagram:" + id,
            Source = "instagram",
            Channel = "social",
            Kind = item.Str("media_type") == "VIDEO" ? "video" : "post",
            Url = item.Str("permalink"),
            Text = caption.Length > 0 ? caption : "#" + hashtag,
            PublishedAt = published,
            CollectedAt = now,
            Author = item.Str("username") is { Length: > 0 } name ? new Author { Handle = name } : null,
            Hashtags = [hashtag],
            Media = Media(item),
            Metrics = new Metrics { Views = item.Num("view_count"), Likes = item.Num("like_count"), Comments = item.Num("comments_count"), ObservedAt = now },
        };
    }

    private static IReadOnlyList<Medium> Media(JsonElement item) => item.Str("media_type") switch
    {
        "IMAGE" => [new Medium { Type = "image" }],
        "VIDEO" => [new Medium { Type = "video" }],
        "CAROUSEL_ALBUM" => [.. item.Obj("children").Items("data").Select(_ => new Medium { Type = "image" }).DefaultIfEmpty(new Medium { Type = "image" })],
        _ => [],
    };
}
