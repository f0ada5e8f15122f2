using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using CcgcStream.Stubs.Faults;
using CcgcStream.Stubs.Hosting;

namespace CcgcStream.Stubs.Servers;

/// <summary>A Mastodon server: a public stream that cuts off and repeats itself, and timelines that fill the gap forward by min_id.</summary>
public sealed class MastodonStub(Corpus corpus, FaultScript faults, bool sockets) : StubServer(corpus, faults)
{
    private const int PerConnection = 900;

    private int _position;

    /// <summary>True: streams on a host of its own, here a path, that only its description names. False: an old server without either.</summary>
    public bool HasStreamingHost { get; init; } = true;

    public override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string> { ["Type"] = "mastodon", ["BaseUrl"] = Address, ["Token"] = "token-of-a-user", ["Cities"] = Corpus.CityIds, ["Mode"] = sockets ? "ws" : "sse" };

    public override IReadOnlySet<string> Truth => Corpus.Pieces.Select(p => "mastodon:" + Uri(p)).ToHashSet();

    protected override void RateLimit(HttpResponse response)
    {
        response.StatusCode = 429;
        response.Headers["X-RateLimit-Remaining"] = "0";
        response.Headers["X-RateLimit-Reset"] = "2026-11-23T12:00:00.000Z";
    }

    protected override void Map(WebApplication app)
    {
        var host = HasStreamingHost ? "/streaming-host" : "";
        if (HasStreamingHost)
        {
            app.MapGet("/api/v2/instance", http => AnswerAsync(http, new JsonObject
            {
                ["domain"] = "m.example", ["configuration"] = new JsonObject { ["urls"] = new JsonObject { ["streaming"] = "ws" + Address[4..] + host } },
            }.ToJsonString()));
        }

        app.MapGet(host + "/api/v1/streaming/public", http =>
        {
            http.Response.ContentType = "text/event-stream";
            return StreamAsync(http, (name, payload) => http.Response.WriteAsync($":thump\nevent: {name}\ndata: {payload}\n\n", http.RequestAborted));
        });
        app.MapGet(host + "/api/v1/streaming", async http =>
        {
            using var socket = await http.WebSockets.AcceptWebSocketAsync();
            await StreamAsync(http, (name, payload) => SendAsync(socket, new JsonObject
            {
                ["stream"] = new JsonArray("hashtag", "a"), ["event"] = name, ["payload"] = payload, // JSON inside a JSON text.
            }.ToJsonString(), http.RequestAborted));
        });
        app.MapGet("/api/v1/timelines/public", (HttpContext http, long? min_id, int limit) => TimelineAsync(http, _ => true, min_id, limit));
        app.MapGet("/api/v1/timelines/tag/{tag}", (HttpContext http, string tag, long? min_id, int limit) => TimelineAsync(http, p => p.City == tag, min_id, limit));
    }

    private async Task StreamAsync(HttpContext http, Func<string, string, Task> send)
    {
        // What is sent while nobody listens is gone from the stream; only the timelines still have it.
        var from = _position;
        for (; _position < Math.Min(from + PerConnection, Corpus.Pieces.Count); _position++)
        {
            await send("update", Status(Corpus.Pieces[_position]).ToJsonString());
        }

        _position = Math.Min(_position + 60, Corpus.Pieces.Count);
        await FlushAsync(http);
        if (_position == Corpus.Pieces.Count)
        {
            foreach (var piece in Corpus.Changed)
            {
                await (piece.IsGone ? send("delete", Id(piece).ToString(CultureInfo.InvariantCulture)) : send("status.update", Status(piece).ToJsonString()));
            }

            await FlushAsync(http);
            await Task.Delay(Timeout.Infinite, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        http.Abort();
    }

    private Task TimelineAsync(HttpContext http, Func<Piece, bool> isIn, long? from, int limit) => AnswerAsync(http, new JsonArray([.. Corpus.Disordered(
        Corpus.Pieces.Take(_position).Where(p => Id(p) > (from ?? 0) && isIn(p)).Take(limit).Reverse()).Select(Status)]).ToJsonString());

    private static async Task SendAsync(WebSocket socket, string text, CancellationToken ct)
    {
        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, ct);
        }
        catch (WebSocketException e)
        {
            throw new OperationCanceledException("the collector has gone", e);
        }
    }

    private Task FlushAsync(HttpContext http) => sockets ? Task.CompletedTask : http.Response.Body.FlushAsync();

    private static long Id(Piece p) => (p.At.ToUnixTimeMilliseconds() << 16) | (uint)(p.Number & 0xFFFF);

    private static string Uri(Piece p) => string.Create(CultureInfo.InvariantCulture, $"https://m.example/objects/{p.Number}");

    private static JsonNode Status(Piece p) => new JsonObject
    {
        ["id"] = Id(p).ToString(CultureInfo.InvariantCulture), ["uri"] = Uri(p), ["url"] = Uri(p), ["visibility"] = "public", ["content"] = $"<p>{p.Text}</p>", ["language"] = "en",
        ["created_at"] = p.Claimed.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture), ["favourites_count"] = 1, ["replies_count"] = 0, ["reblogs_count"] = 2,
        ["account"] = new JsonObject { ["acct"] = "a", ["url"] = "https://m.example/@a", ["bot"] = false, ["discoverable"] = true, ["followers_count"] = 10 },
    };
}
