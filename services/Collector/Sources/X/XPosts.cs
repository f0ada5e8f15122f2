using System.Text.Json;
using CcgcStream.Collector.Wire;
using CcgcStream.Contracts.Posts;

namespace CcgcStream.Collector.Sources.X;

/// <summary>X posts under their old and new names (tweet and post, retweet and repost).</summary>
internal static class XPosts
{
    private static readonly FieldSet Fields = FieldSet.Of("id text", """
        author_id created_at lang conversation_id in_reply_to_user_id edit_history_tweet_ids edit_history_post_ids public_metrics entities referenced_tweets referenced_posts
        geo attachments note_tweet note_post possibly_sensitive source reply_settings context_annotations display_text_range edit_controls withheld article card_uri
        community_id paid_partnership scopes suggested_source_links suggested_source_links_with_counts
        """.ReplaceLineEndings(" "));

    /// <summary>The post of <c>data</c>; null when it has no id, time or words.</summary>
    public static Post? Of(JsonElement data, JsonElement includes, DateTimeOffset now, FieldWatch watch)
    {
        watch.Look("post", data, Fields);
        var id = Both(data, "edit_history_tweet_ids", "edit_history_post_ids").Select(i => i.GetString()).FirstOrDefault() is { Length: > 0 } first ? first : data.Str("id");
        var (kind, original) = Kind(data);
        var text = Text(kind == "repost" && Find(includes, ["tweets", "posts"], "id", original) is { ValueKind: JsonValueKind.Object } source ? source : data);
        if (id.Length == 0 || text.Length == 0 || data.Time("created_at") is not { } published)
        {
            return null;
        }

        var metrics = data.Obj("public_metrics");
        return new Post
        {
            Id = "x:" + id,
            Source = "x",
            Channel = "social",
            Kind = kind,
            Url = $"https://x.com/i/status/{data.Str("id")}",
            Text = text,
            Lang = data.Str("lang") switch { "in" => "id", "iw" => "he", "und" or "qme" or "zxx" => "", var lang => lang },
            PublishedAt = published,
            CollectedAt = now,
            Author = Author(data.Str("author_id"), Find(includes, ["users"], "id", data.Str("author_id"))),
            Hashtags = [.. data.Obj("entities").Items("hashtags").Select(h => h.Str("tag")).Where(t => t.Length > 0)],
            Mentions = [.. data.Obj("entities").Items("mentions").Select(m => m.Str("username")).Where(u => u.Length > 0)],
            Media = [.. Media(data, includes)],
            Metrics = metrics.ValueKind != JsonValueKind.Object ? null : new Metrics
            {
                Views = metrics.Num("impression_count"),
                Likes = metrics.Num("like_count"),
                Comments = metrics.Num("reply_count"),
                Shares = (metrics.Num("retweet_count") ?? metrics.Num("repost_count")) + (metrics.Num("quote_count") ?? 0),
                ObservedAt = now,
            },
            ReplyTo = kind == "reply" ? "x:" + original : "",
            RepostOf = kind is "repost" or "quote" ? "x:" + original : "",
            ConversationId = data.Str("conversation_id"),
            Place = Place(Find(includes, ["places"], "id", data.Obj("geo").Str("place_id"))),
        };
    }

    private static IEnumerable<JsonElement> Both(JsonElement data, string old, string renamed) => data.Items(old).Concat(data.Items(renamed));

    private static (string Kind, string Original) Kind(JsonElement data)
    {
        var references = Both(data, "referenced_tweets", "referenced_posts").ToDictionary(r => r.Str("type"), r => r.Str("id"), StringComparer.Ordinal);
        return references.TryGetValue("retweeted", out var id) || references.TryGetValue("reposted", out id) ? ("repost", id)
            : references.TryGetValue("quoted", out id) ? ("quote", id)
            : references.TryGetValue("replied_to", out id) ? ("reply", id)
            : ("post", "");
    }

    private static string Text(JsonElement post) =>
        post.Obj("note_tweet").Str("text") is { Length: > 0 } note ? note : post.Obj("note_post").Str("text") is { Length: > 0 } renamed ? renamed : post.Str("text");

    private static JsonElement Find(JsonElement includes, string[] lists, string field, string value) =>
        value.Length == 0 ? default : lists.SelectMany(list => includes.Items(list)).FirstOrDefault(i => i.Str(field) == value);

    private static Author? Author(string id, JsonElement user) => id.Length == 0 ? null : new Author
    {
        Id = id,
        Handle = user.Str("username"),
        Name = user.Str("name"),
        Followers = user.Obj("public_metrics").Num("followers_count") ?? 0,
        Verified = user.Flag("verified"),
        Type = user.Str("verified_type") switch { "government" => "official", "business" => "enterprise", _ => "" },
    };

    private static IEnumerable<Medium> Media(JsonElement data, JsonElement includes) => data.Obj("attachments").Items("media_keys")
        .Select(k => Find(includes, ["media"], "media_key", k.GetString() ?? "").Str("type"))
        .Select(t => t switch { "photo" => "image", "animated_gif" => "gif", "video" => "video", _ => "" })
        .Where(t => t.Length > 0).Select(t => new Medium { Type = t });

    private static Place? Place(JsonElement place)
    {
        if (place.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var box = place.Obj("geo").Items("bbox").Select(b => b.TryGetDouble(out var v) ? v : 0).ToList();
        return box.Count == 4
            ? new Place { CountryCode = place.Str("country_code"), Lon = (box[0] + box[2]) / 2, Lat = (box[1] + box[3]) / 2 }
            : new Place { CountryCode = place.Str("country_code") };
    }
}
