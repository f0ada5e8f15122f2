using System.Globalization;
using System.Text.Json.Nodes;
using CcgcStream.Contracts.Posts;
using CcgcStream.Stubs.Faults;
using CcgcStream.Stubs.Hosting;

namespace CcgcStream.Stubs.Servers;

/// <summary>GDELT's DOC interface: at most 250 articles a window, pages of HTML under 200, nothing at all as <c>{}</c>.</summary>
public sealed class GdeltDocStub(Corpus corpus, FaultScript faults) : StubServer(corpus, faults)
{
    public override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string> { ["Type"] = "gdelt-doc", ["BaseUrl"] = Address, ["Cities"] = Corpus.CityIds };

    public override IReadOnlySet<string> Truth => Corpus.Pieces.Select(p => PostId.FromUrl("gdelt", Url(p))).ToHashSet();

    protected override void RateLimit(HttpResponse response) => response.StatusCode = 429;

    protected override void Map(WebApplication app) => app.MapGet("/api/v2/doc/doc", async (HttpContext http, string query, string startdatetime, string enddatetime) =>
    {
        var found = Corpus.Matching(query).Where(p => p.At >= Time(startdatetime) && p.At <= Time(enddatetime)).Reverse().Take(250).ToList();
        await AnswerAsync(http, found.Count == 0 ? "{}" : new JsonObject { ["articles"] = new JsonArray([.. Corpus.Disordered(found).Select(Article)]) }.ToJsonString());
    });

    private static DateTimeOffset Time(string stamp) => DateTimeOffset.ParseExact(stamp, "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static string Url(Piece p) => string.Create(CultureInfo.InvariantCulture, $"https://g.example/{p.Number}");

    private static JsonNode Article(Piece p) => new JsonObject
    {
        ["url"] = Url(p), ["url_mobile"] = "", ["title"] = p.Text, ["seendate"] = p.At.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture),
        ["socialimage"] = "", ["domain"] = "g.example", ["language"] = "English", ["sourcecountry"] = "United States",
    };
}
