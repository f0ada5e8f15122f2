using System.Text.Json;
using CcgcStream.Collector.Wire;

namespace CcgcStream.Collector.Sources.Rss;

/// <summary>Reads JSON Feed 1.0 and 1.1.</summary>
internal static class JsonFeed
{
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static FeedDocument Parse(byte[] body)
    {
        using var document = JsonDocument.Parse(IllegalJson.Clean(body));
        var root = document.RootElement;
        return new FeedDocument(root.Str("language"), [.. root.Items("items").Take(FeedParser.MaxItems).Select(Item)], null);
    }

    private static FeedItem Item(JsonElement item) => new()
    {
        Guid = item.Str("id"),
        Link = item.Str("url"),
        Title = item.Str("title"),
        Body = item.Str("content_text") is { Length: > 0 } text ? text : item.Str("content_html") is { Length: > 0 } html ? html : item.Str("summary"),
        Author = item.Items("authors").Select(a => a.Str("name")).FirstOrDefault() ?? item.Obj("author").Str("name"),
        Published = FeedTime.Parse(item.Str("date_published")),
        Updated = FeedTime.Parse(item.Str("date_modified")),
        Language = item.Str("language"),
        Tags = [.. item.Items("tags").Select(t => t.ToString())],
        Media = item.Str("image").Length > 0 ? ["image"] : [],
    };
}
