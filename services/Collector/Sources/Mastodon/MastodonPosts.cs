using System.Text.Json;
using CcgcStream.Collector.Wire;
using CcgcStream.Contracts.Posts;

namespace CcgcStream.Collector.Sources.Mastodon;

/// <summary>Statuses as posts. Only public ones, and none of people who do not want to be found.</summary>
internal static class MastodonPosts
{
    private static readonly FieldSet Fields = FieldSet.Of("id created_at visibility uri content account", """
        in_reply_to_id in_reply_to_account_id sensitive spoiler_text language url replies_count reblogs_count favourites_count quotes_count edited_at reblog application
        media_attachments mentions tags emojis card poll favourited reblogged muted bookmarked pinned filtered quote quote_approval text local_only pleroma
        """.ReplaceLineEndings(" "));

    /// <summary>The post's id: the key that is the same on every server.</summary>
    public static string Id(JsonElement status) => "mastodon:" + status.Str("uri");

    /// <summary>False for what we may see but must not use.</summary>
    public static bool IsUsable(JsonElement status) => status.Str("visibility") == "public" && !status.Obj("account").Flag("noindex")
        && !(status.Obj("account").TryGetProperty("discoverable", out var found) && found.ValueKind == JsonValueKind.False);

    public static Post? Of(JsonElement status, DateTimeOffset now, FieldWatch watch)
    {
        watch.Look("status", status, Fields);
        var reblog = status.Obj("reblog");
        var shown = reblog.ValueKind == JsonValueKind.Object ? reblog : status;
        var text = string.Join('\n', new[] { shown.Str("spoiler_text"), HtmlText.Of(shown.Str("content")) }.Where(t => t.Length > 0));
        if (status.Str("uri").Length == 0 || text.Length == 0 || status.Time("created_at") is not { } published)
        {
            return null;
        }

        var account = status.Obj("account");
        var reply = status.Str("in_reply_to_id");
        return new Post
        {
            Id = Id(status),
            Source = "mastodon",
            Channel = "social",
            Kind = reblog.ValueKind == JsonValueKind.Object ? "repost" : reply.Length > 0 ? "reply" : "post",
            Url = status.Str("url") is { Length: > 0 } url ? url : status.Str("uri"),
            Text = text,
            Lang = shown.Str("language"),
            PublishedAt = published,
            CollectedAt = now,
            Author = new Author
            {
                Id = account.Str("url") is { Length: > 0 } profile ? profile : account.Str("acct"),
                Handle = account.Str("acct"),
                Name = account.Str("display_name"),
                Followers = account.Num("followers_count") ?? 0,
                Bot = account.Flag("bot"),
            },
            Hashtags = [.. shown.Items("tags").Select(t => t.Str("name")).Where(n => n.Length > 0)],
            Mentions = [.. shown.Items("mentions").Select(m => m.Str("acct")).Where(a => a.Length > 0)],
            Media = [.. shown.Items("media_attachments").Select(m => m.Str("type") switch { "image" => "image", "gifv" => "gif", "video" => "video", "audio" => "audio", _ => "" })
                .Where(t => t.Length > 0).Select(t => new Medium { Type = t })],
            Metrics = new Metrics
            {
                Likes = shown.Num("favourites_count"),
                Comments = shown.Num("replies_count"),
                Shares = shown.Num("reblogs_count") + (shown.Num("quotes_count") ?? 0),
                ObservedAt = now,
            },
            ReplyTo = reply.Length > 0 ? "mastodon:" + reply : "",
            RepostOf = reblog.ValueKind == JsonValueKind.Object ? Id(reblog) : "",
        };
    }
}
