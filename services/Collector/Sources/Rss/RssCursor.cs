using System.Text.Json;
using System.Text.Json.Serialization;

namespace CcgcStream.Collector.Sources.Rss;

/// <summary>What the last visit of a feed left: the validators of conditional requests, and when it wants to be seen again.</summary>
internal sealed record RssCursor(string? Etag, DateTimeOffset? LastModified, DateTimeOffset? NotBefore)
{
    public static RssCursor Read(string? cursor) =>
        cursor is null ? new RssCursor(null, null, null) : JsonSerializer.Deserialize(cursor, RssJsonContext.Default.RssCursor)!;

    public string Write() => JsonSerializer.Serialize(this, RssJsonContext.Default.RssCursor);
}

[JsonSerializable(typeof(RssCursor))]
internal sealed partial class RssJsonContext : JsonSerializerContext;
