using System.Globalization;
using System.Text.Json.Nodes;
using CcgcStream.Contracts.Posts;
using CcgcStream.Stubs.Faults;
using CcgcStream.Stubs.Hosting;

namespace CcgcStream.Stubs.Servers;

/// <summary>NewsAPI.org v2 <c>/v2/everything</c>: pages of 100, newest first, some articles twice.</summary>
public sealed class NewsApiStub(Corpus corpus, FaultScript faults) : StubServer(corpus, faults)
{
    public override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Type"] = "newsapi", ["BaseUrl"] = Address, ["Key"] = "key-of-newsapi", ["RequestsPerDay"] = "100000", ["Delay"] = "00:00:00", ["Cities"] = Corpus.CityIds,
    };

    public override IReadOnlySet<string> Truth => Corpus.Pieces.Select(p => PostId.FromUrl("news", Url(p))).ToHashSet();

    protected override void RateLimit(HttpResponse response) => Say(response, 429, """{"status":"error","code":"rateLimited","message":"You have made too many requests recently."}""");

    protected override void Expire(HttpResponse response) => Say(response, 401, """{"status":"error","code":"apiKeyDisabled","message":"Your API key has been disabled."}""");

    protected override void Map(WebApplication app) => app.MapGet("/v2/everything", async (HttpContext http, string q, DateTime from, DateTime to, int page) =>
    {
        if (http.Request.Headers["X-Api-Key"] != "key-of-newsapi")
        {
            http.Response.StatusCode = 401;
            return;
        }

        var found = Corpus.Matching(q).Where(p => p.At >= Utc(from) && p.At < Utc(to).AddSeconds(1)).Reverse().ToList();
        var articles = Corpus.Disordered(found.Skip((page - 1) * 100).Take(100)).Select(Article);

        await AnswerAsync(http, new JsonObject { ["status"] = "ok", ["totalResults"] = found.Count, ["articles"] = new JsonArray([.. articles]) }.ToJsonString());
    });

    private static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));

    private static string Url(Piece p) => string.Create(CultureInfo.InvariantCulture, $"https://news.example/{p.Number}");

    private static JsonNode? Article(Piece p) => new JsonObject
    {
        ["source"] = new JsonObject { ["id"] = null, ["name"] = "Example" }, ["author"] = null, ["title"] = p.Text, ["description"] = "", ["url"] = Url(p), ["urlToImage"] = null,
        ["publishedAt"] = p.Claimed.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), ["content"] = p.Text + "... [+2121 chars]",
    };
}
