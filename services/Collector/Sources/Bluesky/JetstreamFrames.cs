using System.Text.Json;
using CcgcStream.Collector.Seam;
using CcgcStream.Collector.Wire;
using CcgcStream.Contracts.Posts;

namespace CcgcStream.Collector.Sources.Bluesky;

/// <summary>What one frame brings.</summary>
/// <param name="Post">A post, an edit or a withdrawal; null for anything else.</param>
/// <param name="Cursor">Where the stream stands after it; null when the frame does not say.</param>
/// <param name="OutOfReach">True when the stream says that our cursor was older than what it keeps.</param>
/// <param name="GoneAccount">The account that was deleted or taken down for good, with all its posts; null for anything else.</param>
internal readonly record struct JetstreamFrame(Post? Post, long? Cursor, bool OutOfReach = false, string? GoneAccount = null)
{
    /// <summary>When the network saw it; null when the frame does not say.</summary>
    public DateTimeOffset? At { get; init; }
}

/// <summary>Reads the frames of Jetstream version 1 and version 2.</summary>
internal static class JetstreamFrames
{
    private const string Posts = "app.bsky.feed.post";

    private static readonly FieldSet Fields = FieldSet.Of("$type text createdAt", "langs facets tags reply embed labels entities via");

    /// <summary>The at-uri of a post's record.</summary>
    public static string Uri(string did, string key) => $"at://{did}/{Posts}/{key}";

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
        return e.Str("kind") switch
        {
            "commit" => new JetstreamFrame(Commit(e.Obj("commit"), e.Str("did"), at, now, watch), e.Num("time_us")),
            "account" => new JetstreamFrame(null, e.Num("time_us"), GoneAccount: Gone(e.Obj("account"), e.Str("did"))) { At = at },
            _ => new JetstreamFrame(null, e.Num("time_us")),
        };
    }

    private static JetstreamFrame Second(JsonElement e, DateTimeOffset now, FieldWatch watch)
    {
        var type = e.Str("$type");
        return type[(type.IndexOf('#', StringComparison.Ordinal) + 1)..] switch
        {
            "commit" => new JetstreamFrame(Commit(e, e.Str("did"), e.Time("time"), now, watch), e.Num("seq")),
            "account" => new JetstreamFrame(null, e.Num("seq"), GoneAccount: Gone(e, e.Str("did"))) { At = e.Time("time") },
            "info" => new JetstreamFrame(null, e.Num("seq"), OutOfReach: e.Str("name") == "OutdatedCursor"),
            _ => new JetstreamFrame(null, e.Num("seq")),
        };
    }

    /// <summary>A deactivated or suspended account may come back, and its posts with it; one that is deleted or taken down does not.</summary>
    private static string? Gone(JsonElement account, string did) =>
        did.Length > 0 && account.TryGetProperty("active", out var active) && active.ValueKind == JsonValueKind.False && account.Str("status") is "deleted" or "takendown" ? did : null;

    private static Post? Commit(JsonElement commit, string did, DateTimeOffset? at, DateTimeOffset now, FieldWatch watch)
    {
        var key = commit.Str("rkey");
        if (commit.Str("collection") != Posts || did.Length == 0 || key.Length == 0)
        {
            return null;
        }

        var id = Uri(did, key);
        if (commit.Str("operation") == "delete")
        {
            return BlueskyPosts.Withdrawn(id, at ?? now, now);
        }

        var record = commit.Obj("record");
        watch.Look("record", record, Fields);
        return BlueskyPosts.Of(id, did, key, record, at ?? now, now);
    }
}
