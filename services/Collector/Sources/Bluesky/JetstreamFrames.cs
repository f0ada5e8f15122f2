using System.Text.Json;
using CcgcStream.Collector.Seam;
using CcgcStream.Collector.Wire;
using CcgcStream.Contracts.Posts;

namespace CcgcStream.Collector.Sources.Bluesky;

/// <summary>What one frame brings.</summary>
/// <param name="Post">A post, an edit or a withdrawal; null for anything else.</param>
/// <param name="Cursor">Where the stream stands after it; null when the frame does not say.</param>
/// <param name="OutOfReach">True when the stream says that our cursor was older than what it keeps.</param>
internal readonly record struct JetstreamFrame(Post? Post, long? Cursor, bool OutOfReach = false);

/// <summary>Reads the frames of Jetstream version 1 and version 2.</summary>
internal static class JetstreamFrames
{
    private const string Posts = "app.bsky.feed.post";

    private static readonly FieldSet Fields = FieldSet.Of("$type text createdAt", "langs facets tags reply embed labels entities via");

    /// <exception cref="JsonException">It is not JSON.</exception>
    /// <exception cref="SourceFailure">The frame ends the stream.</exception>
    public static JetstreamFrame Read(ReadOnlyMemory<byte> bytes, DateTimeOffset now, FieldWatch watch)
    {
        using var json = JsonDocument.Parse(IllegalJson.Clean(bytes));
        var root = json.RootElement;
        return root.Str("$type") switch
        {
            "error" => throw new SourceFailure(FailureKind.Network, "Bluesky ends the stream: " + root.Str("error")),
            "message" => Second(root.Obj("payload"), now, watch),
            _ => First(root, now, watch),
        };
    }

    private static JetstreamFrame First(JsonElement e, DateTimeOffset now, FieldWatch watch)
    {
        var at = Times.UnixMicro(e.Num("time_us"));
        return new JetstreamFrame(e.Str("kind") == "commit" ? Commit(e.Obj("commit"), e.Str("did"), at, now, watch) : null, e.Num("time_us"));
    }

    private static JetstreamFrame Second(JsonElement e, DateTimeOffset now, FieldWatch watch)
    {
        var type = e.Str("$type");
        return type.EndsWith("#commit", StringComparison.Ordinal) ? new JetstreamFrame(Commit(e, e.Str("did"), e.Time("time"), now, watch), e.Num("seq"))
            : new JetstreamFrame(null, e.Num("seq"), type.EndsWith("#info", StringComparison.Ordinal) && e.Str("name") == "OutdatedCursor");
    }

    private static Post? Commit(JsonElement commit, string did, DateTimeOffset? at, DateTimeOffset now, FieldWatch watch)
    {
        var key = commit.Str("rkey");
        if (commit.Str("collection") != Posts || did.Length == 0 || key.Length == 0)
        {
            return null;
        }

        var id = $"at://{did}/{Posts}/{key}";
        if (commit.Str("operation") == "delete")
        {
            return new Post { Id = "bluesky:" + id, Source = "bluesky", Channel = "social", Deleted = true, PublishedAt = at ?? now, CollectedAt = now };
        }

        var record = commit.Obj("record");
        watch.Look("record", record, Fields);
        return BlueskyPosts.Of(id, did, key, record, at ?? now, now);
    }
}
