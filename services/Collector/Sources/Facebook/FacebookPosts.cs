using System.Text.Json;
using CcgcStream.Collector.Wire;
using CcgcStream.Contracts.Posts;

namespace CcgcStream.Collector.Sources.Facebook;

/// <summary>Posts of a Facebook Page.</summary>
internal static class FacebookPosts
{
    private static readonly FieldSet Fields = FieldSet.Of("id created_time", """
        message story updated_time permalink_url from status_type full_picture is_expired is_hidden message_tags parent_id place shares attachments comments reactions
        actions application icon is_popular is_published story_tags target via to type link name description caption picture source object_id privacy likes properties
        promotable_id subscribed timeline_visibility is_eligible_for_promotion is_instagram_eligible instagram_eligibility is_spherical coordinates event call_to_action
        """.ReplaceLineEndings(" "));

    public static Post? Of(JsonElement item, DateTimeOffset now, FieldWatch watch)
    {
        watch.Look("post", item, Fields);
        var text = item.Str("message");
        if (item.Str("id").Length == 0 || item.Time("created_time") is not { } published || (text.Length == 0 && item.Str("story").Length == 0))
        {
            return null;
        }

        var from = item.Obj("from");
        var shared = item.Str("parent_id");
        return new Post
        {
            Id = "facebook:" + item.Str("id"),
            Source = "facebook",
            Channel = "social",
            Kind = shared.Length > 0 ? "repost" : item.Str("status_type") == "added_video" ? "video" : "post",
            Url = item.Str("permalink_url"),
            Text = text.Length > 0 ? text : item.Str("story"),
            PublishedAt = published,
            CollectedAt = now,
            Author = from.Str("id").Length == 0 ? null : new Author { Id = from.Str("id"), Name = from.Str("name") },
            Hashtags = [.. item.Items("message_tags").Select(t => t.Str("name")).Where(n => n.StartsWith('#')).Select(n => n[1..])],
            Media = [.. item.Obj("attachments").Items("data").Select(a => Medium(a.Str("media_type"))).Where(m => m.Type.Length > 0)],
            Metrics = new Metrics
            {
                Likes = item.Obj("reactions").Obj("summary").Num("total_count") ?? item.Obj("likes").Obj("summary").Num("total_count"),
                Comments = item.Obj("comments").Obj("summary").Num("total_count"),
                Shares = item.Obj("shares").Num("count"),
                ObservedAt = now,
            },
            RepostOf = shared.Length > 0 ? "facebook:" + shared : "",
            Place = item.Obj("place").Obj("location") is { ValueKind: JsonValueKind.Object } place
                ? new Place { Lat = place.Real("latitude") ?? 0, Lon = place.Real("longitude") ?? 0 }
                : null,
            Deleted = item.Flag("is_hidden") || item.Flag("is_expired"),
        };
    }

    private static Medium Medium(string type) => new()
    {
        Type = type switch { "photo" or "album" => "image", "video" or "video_inline" => "video", "link" => "link", "live_video" => "live", _ => "" },
    };
}
