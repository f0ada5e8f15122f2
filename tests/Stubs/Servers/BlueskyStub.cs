using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using CcgcStream.Stubs.Faults;
using CcgcStream.Stubs.Hosting;

namespace CcgcStream.Stubs.Servers;

/// <summary>Jetstream, version 1 or 2: 503 while it starts, cuts now and then, error frames, unknown kinds, frames of 10 MB, inclusive cursors.</summary>
public sealed class BlueskyStub(Corpus corpus, FaultScript faults, int version) : StubServer(corpus, faults)
{
    private const int Cut = 1500;

    private const string Leaver = "did:plc:b";

    private int _connections;

    public override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Type"] = "bluesky", ["BaseUrl"] = $"ws{Address[4..]}/stream", ["Version"] = version.ToString(CultureInfo.InvariantCulture), ["Cities"] = Corpus.CityIds,
        ["ApiUrl"] = Address,
    };

    public override IReadOnlySet<string> Truth => Corpus.Pieces.Select(p => $"bluesky:{Uri(p)}").ToHashSet();

    /// <summary>Ids of the posts of the account that <see cref="AccountGoes"/> is about.</summary>
    public IReadOnlySet<string> OfLeaver => Corpus.Pieces.Where(p => Did(p) == Leaver).Select(p => $"bluesky:{Uri(p)}").ToHashSet();

    /// <summary>True once one account is deleted, and the other only deactivated.</summary>
    public bool AccountGoes { get; set; }

    /// <summary>The first cursor that is still kept.</summary>
    public long Oldest { get; set; }

    protected override void Map(WebApplication app)
    {
        app.Map("/stream", StreamAsync);
        app.MapGet("/xrpc/app.bsky.feed.getPosts", (HttpContext http) => AnswerAsync(http, new JsonObject
        {
            ["posts"] = new JsonArray([.. http.Request.Query["uris"].Select(uri => Corpus.Pieces[int.Parse(uri![(uri!.LastIndexOf('/') + 1)..], CultureInfo.InvariantCulture)])
                .Where(p => !p.IsGone).Select(View)]),
        }.ToJsonString()));
    }

    private async Task StreamAsync(HttpContext http, long? cursor)
    {
        if (version == 2 && cursor < Oldest)
        {
            Say(http.Response, 400, """{"error":"CursorTooOld","message":"the cursor is older than the retention window"}""");
            return;
        }

        if (Interlocked.Increment(ref _connections) == 1 || !http.WebSockets.IsWebSocketRequest)
        {
            http.Response.StatusCode = 503;
            return;
        }

        using var socket = await http.WebSockets.AcceptWebSocketAsync(version == 2 ? "xrpc.v1.json" : null);
        var sent = 0;
        foreach (var piece in Corpus.Pieces.Where(p => Position(p) >= Math.Max(cursor ?? 0, Oldest)))
        {
            await SendAsync(socket, Frame(piece), http.RequestAborted);
            if (++sent == Cut && Faults.Next() != Fault.None)
            {
                await SendAsync(socket, """{"$type":"error","error":"ConsumerTooSlow","message":"bye"}""", http.RequestAborted);
                http.Abort();
                return;
            }

            if (sent % 700 == 0)
            {
                await SendAsync(socket, "{\"broken", http.RequestAborted);
                await SendAsync(socket, Frame(piece), http.RequestAborted);
                await SendAsync(socket, version == 2 ? """{"$type":"message","payload":{"$type":"x#new","seq":1}}""" : """{"kind":"new"}""", http.RequestAborted);
            }

            if (sent == Cut * 2)
            {
                await SendAsync(socket, "{\"kind\":\"" + new string('x', 10_000_000) + "\"}", http.RequestAborted);
                http.Abort();
                return;
            }
        }

        foreach (var piece in Corpus.Changed)
        {
            await SendAsync(socket, Frame(piece, piece.IsGone ? "delete" : "update", Corpus.Pieces.Count), http.RequestAborted);
        }

        // Version 2 sends the kinds that were asked for, version 1 sends accounts unasked.
        if (AccountGoes && (version == 1 || http.Request.Query["kinds"].Contains("account")))
        {
            await SendAsync(socket, AccountFrame("did:plc:a", "deactivated"), http.RequestAborted);
            await SendAsync(socket, AccountFrame(Leaver, "deleted"), http.RequestAborted);
        }

        await Task.Delay(Timeout.Infinite, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static string Did(Piece p) => p.Number % 97 == 5 ? Leaver : "did:plc:a";

    private static string Uri(Piece p) => string.Create(CultureInfo.InvariantCulture, $"at://{Did(p)}/app.bsky.feed.post/{p.Number}");

    private string AccountFrame(string did, string status)
    {
        var last = Corpus.Pieces[^1];
        return version == 1
            ? $$$"""{"did":"{{{did}}}","time_us":{{{Position(last) + 1}}},"kind":"account","account":{"active":false,"did":"{{{did}}}","seq":1,"status":"{{{status}}}","time":"{{{Iso(last.At)}}}"}}"""
            : $$$"""{"$type":"message","payload":{"$type":"network.bsky.jetstream.subscribeEvents#account","seq":{{{Position(last) + 1}}},"did":"{{{did}}}","time":"{{{Iso(last.At)}}}","active":false,"status":"{{{status}}}"}}""";
    }

    private static JsonNode View(Piece p) => new JsonObject
    {
        ["uri"] = Uri(p), ["author"] = new JsonObject { ["did"] = Did(p) }, ["record"] = Record(p),
        ["likeCount"] = 7, ["replyCount"] = 2, ["repostCount"] = 1, ["quoteCount"] = 1, ["indexedAt"] = Iso(p.At),
    };

    private static JsonObject Record(Piece p) => new()
    {
        ["$type"] = "app.bsky.feed.post", ["text"] = p.Text, ["langs"] = new JsonArray("en"), ["createdAt"] = Iso(p.Claimed),
    };

    private static async Task SendAsync(WebSocket socket, string text, CancellationToken ct)
    {
        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, ct);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            throw new OperationCanceledException("the collector has gone", e);
        }
    }

    private long Position(Piece p) => version == 2 ? p.Number + 1 : p.At.ToUnixTimeMilliseconds() * 1000;

    private string Frame(Piece p, string operation = "create", int later = 0)
    {
        var commit = new JsonObject { ["rev"] = "3l", ["operation"] = operation, ["collection"] = "app.bsky.feed.post", ["rkey"] = p.Number.ToString(CultureInfo.InvariantCulture), ["cid"] = "b", ["record"] = operation == "delete" ? null : Record(p) };
        if (version == 1)
        {
            return new JsonObject { ["did"] = Did(p), ["time_us"] = Position(p) + later * 1_000_000L, ["kind"] = "commit", ["commit"] = commit }.ToJsonString();
        }

        commit["$type"] = "network.bsky.jetstream.subscribeEvents#commit";
        (commit["seq"], commit["did"], commit["time"]) = (Position(p) + later, Did(p), Iso(p.At));
        return new JsonObject { ["$type"] = "message", ["payload"] = commit }.ToJsonString();
    }

    private static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
