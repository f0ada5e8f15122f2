using System.Globalization;
using System.Text.Json.Nodes;
using CcgcStream.Stubs.Faults;
using CcgcStream.Stubs.Hosting;

namespace CcgcStream.Stubs.Servers;

/// <summary>X API v2: rules, a stream that ends in its three ways, unsorted and repeated posts under old and new names, recent search.</summary>
public sealed class XStub(Corpus corpus, FaultScript faults, bool search) : StubServer(corpus, faults)
{
    private const int PerConnection = 900;

    private int _position;
    private int _connections;

    /// <summary>Every so many posts one reaches neither stream nor search, and only the counts know of it; 0: none.</summary>
    public int Withheld { get; init; }

    /// <summary>False: counts answer 503.</summary>
    public bool Counts { get; set; } = true;

    /// <summary>The rules as they stand.</summary>
    public List<JsonObject> Rules { get; } = [];

    public override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>
        {
            ["Type"] = "x", ["BaseUrl"] = Address, ["Token"] = "token-of-the-app", ["Cities"] = Corpus.CityIds, ["Reach"] = "1.00:00:00", ["DollarsPerDay"] = "1000000",
            ["Mode"] = search ? "search" : "stream", ["Counts"] = search ? "true" : "false",
        };

    public override IReadOnlySet<string> Truth => Corpus.Pieces.Where(IsShown).Select(p => "x:" + Id(p)).ToHashSet();

    protected override void RateLimit(HttpResponse response)
    {
        response.StatusCode = 429;
        response.Headers["x-rate-limit-remaining"] = "0";
        response.Headers["x-rate-limit-reset"] = Corpus.Pieces[^1].At.AddMinutes(1).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
    }

    protected override void Map(WebApplication app)
    {
        app.MapGet("/2/tweets/search/stream/rules", http => AnswerAsync(http, new JsonObject { ["data"] = new JsonArray([.. Rules.Select(r => r.DeepClone())]), ["meta"] = new JsonObject() }.ToJsonString()));
        app.MapPost("/2/tweets/search/stream/rules", async (HttpContext http) =>
        {
            var change = (await JsonNode.ParseAsync(http.Request.Body))!;
            var stale = change["delete"]?["ids"]?.AsArray().Select(id => id!.GetValue<string>()).ToHashSet() ?? [];
            Rules.RemoveAll(r => stale.Contains(r["id"]!.GetValue<string>()));
            foreach (var rule in change["add"]?.AsArray() ?? [])
            {
                Rules.Add(new JsonObject { ["id"] = (Rules.Count + 1).ToString(CultureInfo.InvariantCulture), ["value"] = rule!["value"]!.GetValue<string>(), ["tag"] = rule["tag"]!.GetValue<string>() });
            }

            await http.Response.WriteAsync("""{"meta":{"summary":{"created":1,"not_created":0,"valid":1,"invalid":0}}}""");
        });
        app.MapGet("/2/tweets/search/stream", StreamAsync);
        app.MapGet("/2/tweets", async (HttpContext http, string ids) =>
        {
            var asked = ids.Split(',').Select(id => Corpus.Pieces.First(p => Id(p).ToString(CultureInfo.InvariantCulture) == id)).ToList();
            await AnswerAsync(http, new JsonObject
            {
                ["data"] = new JsonArray([.. asked.Where(p => !p.IsGone).Select(Post)]),
                ["errors"] = new JsonArray([.. asked.Where(p => p.IsGone).Select(p => new JsonObject
                {
                    ["resource_id"] = Id(p).ToString(CultureInfo.InvariantCulture), ["title"] = "Not Found Error", ["type"] = "https://api.twitter.com/2/problems/resource-not-found",
                })]),
            }.ToJsonString());
        });
        app.MapGet("/2/tweets/counts/recent", async (HttpContext http, string query, long? since_id, DateTimeOffset? start_time, DateTimeOffset? end_time) =>
        {
            if (!Counts)
            {
                http.Response.StatusCode = 503;
                return;
            }

            var total = Found(query, since_id).Count(p => p.At >= (start_time ?? p.At) && p.At < (end_time ?? DateTimeOffset.MaxValue));
            await AnswerAsync(http, new JsonObject { ["data"] = new JsonArray(), ["meta"] = new JsonObject { ["total_tweet_count"] = total } }.ToJsonString());
        });
        app.MapGet("/2/tweets/search/recent", async (HttpContext http, string query, long? since_id, int? next_token) =>
        {
            if (since_id < Id(Corpus.Pieces[^1] with { At = Corpus.Pieces[^1].At.AddDays(-7) }))
            {
                Say(http.Response, 400, """{"errors":[{"parameters":{"since_id":["1"]},"message":"'since_id' must be a tweet id created after seven days ago"}],"title":"Invalid Request"}""");
                return;
            }

            var found = Found(query, since_id).Where(IsShown).ToList();
            var page = found.Skip(next_token ?? 0).Take(100).ToList();
            var meta = new JsonObject { ["result_count"] = page.Count };
            if (page.Count > 0)
            {
                meta["newest_id"] = Id(page[0]).ToString(CultureInfo.InvariantCulture);
            }

            if ((next_token ?? 0) + 100 < found.Count)
            {
                meta["next_token"] = ((next_token ?? 0) + 100).ToString(CultureInfo.InvariantCulture);
            }

            await AnswerAsync(http, new JsonObject { ["data"] = new JsonArray([.. Corpus.Disordered(page).Select(Post)]), ["meta"] = meta }.ToJsonString());
        });
    }

    private bool IsShown(Piece p) => Withheld == 0 || p.Number % Withheld != 1;

    private List<Piece> Found(string query, long? since) =>
        [.. Corpus.Matching(query).Where(p => (search || p.Number < _position) && Id(p) > (since ?? 0)).Reverse()];

    private async Task StreamAsync(HttpContext http)
    {
        if (Rules.Count == 0)
        {
            http.Response.StatusCode = 409;
            return;
        }

        var end = Math.Min(_position + PerConnection, Corpus.Pieces.Count);
        var unsorted = Enumerable.Range(_position, end - _position).Chunk(7).SelectMany(c => c.Reverse()).ToList();
        foreach (var n in unsorted.Where(n => IsShown(Corpus.Pieces[n])))
        {
            var line = new JsonObject { ["data"] = Post(Corpus.Pieces[n]), ["matching_rules"] = new JsonArray() }.ToJsonString() + "\r\n";
            await http.Response.WriteAsync(n % 50 == 0 ? line + "\r\n" + line : line, http.RequestAborted);
            if (n == 2000)
            {
                await http.Response.WriteAsync("{\"data\":{\"id\":\"1\",\"padding\":\"" + new string('x', 10_000_000) + "\"}}\r\n", http.RequestAborted);
            }
        }

        // Posts made while the connection is down reach nobody but search.
        _position = end == Corpus.Pieces.Count ? end : Math.Min(end + 50, Corpus.Pieces.Count);
        await http.Response.Body.FlushAsync();
        switch (Interlocked.Increment(ref _connections) % 3)
        {
            case 0:
                await http.Response.WriteAsync("""{"errors":[{"title":"operational-disconnect","disconnect_type":"UpstreamOperationalDisconnect"}]}""" + "\r\n");
                break;
            case 1:
                await http.Response.WriteAsync("{\"data\":{\"id\":\"1");
                break;
            default:
                await Task.Delay(Timeout.Infinite, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // Silence without a keep-alive.
                break;
        }
    }

    private static long Id(Piece p) => (p.At.ToUnixTimeMilliseconds() - 1288834974657) << 22;

    private static JsonNode Post(Piece p)
    {
        var (edits, metrics) = p.Number % 2 == 0 ? ("edit_history_tweet_ids", "retweet_count") : ("edit_history_post_ids", "repost_count");
        var id = Id(p).ToString(CultureInfo.InvariantCulture);
        return new JsonObject
        {
            ["id"] = id, [edits] = new JsonArray(id), ["text"] = p.Text, ["author_id"] = "9", ["lang"] = "en",
            ["created_at"] = p.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            ["public_metrics"] = new JsonObject { [metrics] = 7, ["reply_count"] = 3, ["like_count"] = 38, ["quote_count"] = 1 },
        };
    }
}
