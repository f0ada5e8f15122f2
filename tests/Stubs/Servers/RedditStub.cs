using System.Globalization;
using System.Text.Json.Nodes;
using CcgcStream.Stubs.Faults;
using CcgcStream.Stubs.Hosting;

namespace CcgcStream.Stubs.Servers;

/// <summary>Reddit: tokens that expire early, listings of 100 chained by <c>after</c>, rate headers in fractions of seconds.</summary>
public sealed class RedditStub(Corpus corpus, FaultScript faults) : StubServer(corpus, faults)
{
    private const int UsesOfAToken = 40;

    private int _issued;
    private int _uses;

    public override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Type"] = "reddit", ["BaseUrl"] = Address, ["TokenUrl"] = Address + "/api/v1/access_token", ["Client"] = "client", ["Secret"] = "secret-of-reddit", ["Cities"] = Corpus.CityIds,
    };

    public override IReadOnlySet<string> Truth => Corpus.Pieces.Select(p => "reddit:" + Name(p)).ToHashSet();

    protected override void RateLimit(HttpResponse response)
    {
        response.StatusCode = 429;
        response.Headers["X-Ratelimit-Used"] = "100";
        response.Headers["X-Ratelimit-Remaining"] = "0.0";
        response.Headers["X-Ratelimit-Reset"] = "2.5";
    }

    protected override void Map(WebApplication app)
    {
        app.MapPost("/api/v1/access_token", () =>
        {
            _uses = 0;
            return Results.Text($$"""{"access_token":"t{{++_issued}}","token_type":"bearer","expires_in":86400,"scope":"*"}""", "application/json");
        });
        app.MapGet("/api/info", async (HttpContext http, string id) => await AnswerAsync(http, new JsonObject
        {
            ["kind"] = "Listing",
            ["data"] = new JsonObject { ["children"] = new JsonArray([.. id.Split(',').Select(name => Child(Corpus.Pieces[int.Parse(name[3..], CultureInfo.InvariantCulture)]))]) },
        }.ToJsonString()));
        app.MapGet("/r/all/search", async (HttpContext http, string q, string? after) =>
        {
            if (http.Request.Headers.Authorization != $"Bearer t{_issued}" || Interlocked.Increment(ref _uses) > UsesOfAToken)
            {
                http.Response.StatusCode = 401;
                return;
            }

            var found = Corpus.Matching(q).Reverse().ToList();
            var from = after is null ? 0 : found.FindIndex(p => Name(p) == after) + 1;
            var page = found.Skip(from).Take(100).ToList();
            var last = from + page.Count >= found.Count ? null : Name(page[^1]);
            await AnswerAsync(http, new JsonObject
            {
                ["kind"] = "Listing",
                ["data"] = new JsonObject { ["after"] = last, ["before"] = null, ["dist"] = page.Count, ["children"] = new JsonArray([.. Corpus.Disordered(page).Select(Child)]) },
            }.ToJsonString());
        });
    }

    private static string Name(Piece p) => string.Create(CultureInfo.InvariantCulture, $"t3_{p.Number}");

    private static JsonNode Child(Piece p) => new JsonObject
    {
        ["kind"] = "t3",
        ["data"] = new JsonObject
        {
            ["id"] = Name(p)[3..], ["name"] = Name(p), ["title"] = p.Text, ["selftext"] = p.IsGone ? "[removed]" : "", ["author"] = p.IsGone ? "[deleted]" : "someone", ["subreddit"] = "china",
            ["created_utc"] = (double)p.At.ToUnixTimeSeconds(), ["score"] = p.Number % 50, ["num_comments"] = 3, ["permalink"] = "/r/china/" + p.Number, ["edited"] = false,
        },
    };
}
