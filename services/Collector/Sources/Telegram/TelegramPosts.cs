using System.Text.Json;
using CcgcStream.Collector.Wire;
using CcgcStream.Contracts.Posts;

namespace CcgcStream.Collector.Sources.Telegram;

/// <summary>Channel posts that a bot may see. The Bot API shows no views.</summary>
internal static class TelegramPosts
{
    private static readonly FieldSet Fields = FieldSet.Requiring("message_id date chat");

    public static Post? Of(JsonElement update, DateTimeOffset now, FieldWatch watch)
    {
        var message = update.Obj("channel_post") is { ValueKind: JsonValueKind.Object } post ? post : update.Obj("edited_channel_post");
        watch.Look("message", message, Fields);
        var chat = message.Obj("chat");
        var text = message.Str("text") is { Length: > 0 } plain ? plain : message.Str("caption");
        if (chat.Str("id").Length == 0 || text.Length == 0 || message.UnixTime("date") is not { } published)
        {
            return null;
        }

        return new Post
        {
            Id = $"telegram:{chat.Str("id")}:{message.Str("message_id")}",
            Source = "other",
            Channel = "social",
            Kind = message.Obj("forward_origin").ValueKind == JsonValueKind.Object ? "repost" : "post",
            Url = chat.Str("username") is { Length: > 0 } name ? $"https://t.me/{name}/{message.Str("message_id")}" : "",
            Text = text,
            PublishedAt = published,
            CollectedAt = now,
            Author = new Author { Id = chat.Str("id"), Handle = chat.Str("username"), Name = chat.Str("title") },
            Hashtags = [.. message.Items("entities").Concat(message.Items("caption_entities")).Where(e => e.Str("type") == "hashtag").Select(e => Cut(text, e)).Where(t => t.Length > 0)],
            Media = message.Items("photo").Any() ? [new Medium { Type = "image" }]
                : message.Obj("video").ValueKind == JsonValueKind.Object ? [new Medium { Type = "video" }] : [],
        };
    }

    private static string Cut(string text, JsonElement entity)
    {
        var (from, length) = (entity.Num("offset") ?? 0, entity.Num("length") ?? 0);
        return from >= 0 && length > 1 && from + length <= text.Length ? text.Substring((int)from + 1, (int)length - 1) : "";
    }
}
