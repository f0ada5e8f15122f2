using System.Globalization;
using System.Text.Json.Nodes;
using CcgcStream.Stubs.Faults;
using CcgcStream.Stubs.Hosting;

namespace CcgcStream.Stubs.Servers;

/// <summary>The Graph API for four Pages: cursor paging, error codes under status 400, usage in percent.</summary>
public sealed class FacebookStub(Corpus corpus, FaultScript faults) : StubServer(corpus, faults)
{
    public override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string> { ["Type"] = "facebook", ["BaseUrl"] = Address, ["Token"] = "token-of-a-page", ["Version"] = "v23.0", ["Pages"] = "wuhan,chengdu,shanghai,beijing" };

    public override IReadOnlySet<string> Truth => Corpus.Pieces.Select(p => "facebook:" + Id(p)).ToHashSet();

    protected override void Expire(HttpResponse response) =>
        Say(response, 400, """{"error":{"message":"Error validating access token: Session has expired","type":"OAuthException","code":190,"error_subcode":463}}""");

    protected override void RateLimit(HttpResponse response)
    {
        response.Headers["X-Business-Use-Case-Usage"] = """{"1":[{"type":"pages","call_count":100,"total_cputime":1,"total_time":1,"estimated_time_to_regain_access":1}]}""";
        Say(response, 400, """{"error":{"message":"(#4) Application request limit reached","type":"OAuthException","code":4}}""");
    }

    protected override void Map(WebApplication app)
    {
        app.MapGet("/v23.0", (HttpContext http, string ids) =>
        {
            var asked = ids.Split(',').Select(id => Corpus.Pieces[int.Parse(id.Split('_')[1], CultureInfo.InvariantCulture)]).ToList();
            if (!asked.Exists(p => p.IsGone))
            {
                return AnswerAsync(http, new JsonObject(asked.Select(p => KeyValuePair.Create(Id(p), (JsonNode?)Post(p)))).ToJsonString());
            }

            Say(http.Response, 404, """{"error":{"message":"(#803) Some of the aliases you requested do not exist","type":"OAuthException","code":803}}""");
            return Task.CompletedTask;
        });
        app.MapGet("/v23.0/{page}/posts", async (HttpContext http, string page, long since, int? after) =>
        {
            if (http.Request.Headers.Authorization != "Bearer token-of-a-page")
            {
                http.Response.StatusCode = 400;
                await http.Response.WriteAsync("""{"error":{"message":"Invalid OAuth access token","type":"OAuthException","code":190}}""");
                return;
            }

            var found = Corpus.Pieces.Where(p => p.City == page && !p.IsGone && p.At.ToUnixTimeSeconds() >= since).Reverse().ToList();
            var from = after ?? 0;
            var answer = new JsonObject { ["data"] = new JsonArray([.. Corpus.Disordered(found.Skip(from).Take(100)).Select(Post)]), ["paging"] = new JsonObject() };
            if (from + 100 < found.Count)
            {
                answer["paging"]!["next"] = $"https://graph.facebook.com/v23.0/{page}/posts?access_token=token&since={since}&after={from + 100}";
            }

            http.Response.Headers["X-App-Usage"] = """{"call_count":28,"total_time":25,"total_cputime":25}""";
            await AnswerAsync(http, answer.ToJsonString());
        });
    }

    private static string Id(Piece p) => string.Create(CultureInfo.InvariantCulture, $"{p.City}_{p.Number}");

    private static JsonNode Post(Piece p) => new JsonObject
    {
        ["id"] = Id(p), ["message"] = p.Text, ["created_time"] = p.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'+0000'", CultureInfo.InvariantCulture),
        ["shares"] = new JsonObject { ["count"] = 4 }, ["reactions"] = new JsonObject { ["data"] = new JsonArray(), ["summary"] = new JsonObject { ["total_count"] = 88 } },
    };
}
