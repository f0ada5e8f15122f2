using System.Runtime.CompilerServices;
using System.Text.Json;
using CcgcStream.Collector.Wire;
using CcgcStream.Contracts.Posts;

namespace CcgcStream.Collector.Sources.Files;

/// <summary>
/// Exports of interfaces that only approved researchers may call. There is no live collector for them: their terms forbid a product.
/// </summary>
internal static class ResearchFiles
{
    /// <summary>Columns of a Meta Content Library CSV as fields of a post.</summary>
    public static readonly FieldMap MetaContentLibrary = FieldMap.Parse(
    [
        "id=id", "text=text", "publishedAt=creation_time", "lang=lang", "author.id=post_owner.id", "author.name=post_owner.name", "author.handle=post_owner.username",
        "metrics.views=statistics.views", "metrics.likes=statistics.reaction_count", "metrics.comments=statistics.comment_count", "metrics.shares=statistics.share_count",
        "url=url",
    ]);

    /// <summary>Videos of the TikTok Research API: answers as they came, one a line.</summary>
    public static async IAsyncEnumerable<FileRecord> TikTokAsync(Stream stream, [EnumeratorCancellation] CancellationToken ct)
    {
        using var reader = new StreamReader(stream);
        while (await reader.ReadLineAsync(ct) is { } line)
        {
            foreach (var record in Videos(line))
            {
                yield return record;
            }
        }
    }

    private static IReadOnlyList<FileRecord> Videos(string line)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return [];
        }

        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            var list = root.Obj("data").ValueKind == JsonValueKind.Object ? root.Obj("data").Items("videos") : [root];
            return [.. list.Select(Video)];
        }
        catch (JsonException e)
        {
            return [new FileRecord(null, e.Message)];
        }
    }

    private static FileRecord Video(JsonElement video)
    {
        var text = video.Str("video_description") is { Length: > 0 } description ? description : video.Str("voice_to_text");
        return video.Str("id").Length == 0 || text.Length == 0 || video.UnixTime("create_time") is not { } published
            ? new FileRecord(null, "a video without id, words or create_time")
            : new FileRecord(new Post
            {
                Id = "tiktok:" + video.Str("id"),
                Source = "other",
                Channel = "social",
                Kind = "video",
                Text = text,
                PublishedAt = published,
                Author = new Author { Handle = video.Str("username") },
                Country = video.Str("region_code"),
                Hashtags = [.. video.Items("hashtag_names").Select(h => h.ToString())],
                Media = [new Medium { Type = "video" }],
                Metrics = new Metrics
                {
                    Views = video.Num("view_count"), Likes = video.Num("like_count"), Comments = video.Num("comment_count"), Shares = video.Num("share_count"),
                },
            }, null);
    }
}
