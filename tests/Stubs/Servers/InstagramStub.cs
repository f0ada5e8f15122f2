using System.Globalization;
using System.Text.Json.Nodes;
using CcgcStream.Stubs.Faults;
using CcgcStream.Stubs.Hosting;

namespace CcgcStream.Stubs.Servers;

/// <summary>Instagram hashtag search: ids for hashtags, pages of 50, captions without author, hidden likes.</summary>
public sealed class InstagramStub(Corpus corpus, FaultScript faults) : StubServer(corpus, faults)
{
    public override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Type"] = "instagram", ["BaseUrl"] = Address, ["Token"] = "token-of-instagram", ["Version"] = "v23.0", ["Accounts"] = "1", ["Cities"] = Corpus.CityIds,
    };

    public override IReadOnlySet<string> Truth => Corpus.Pieces.Select(p => string.Create(CultureInfo.InvariantCulture, $"instagram:{p.Number}")).ToHashSet();

    protected override void Expire(HttpResponse response) =>
        Say(response, 400, """{"error":{"message":"Error validating access token: Session has expired","type":"OAuthException","code":190,"error_subcode":463}}""");

    protected override void RateLimit(HttpResponse response)
    {
        response.Headers["X-App-Usage"] = """{"call_count":100,"total_time":25,"total_cputime":25}""";
        Say(response, 403, """{"error":{"message":"(#4) Application request limit reached","type":"OAuthException","code":4}}""");
    }

    protected override void Map(WebApplication app)
    {
        app.MapGet("/v23.0/ig_hashtag_search", async (HttpContext http, string q) => await AnswerAsync(http, $$"""{"data":[{"id":"17{{q}}"}]}"""));
        app.MapGet("/v23.0/{id}/recent_media", async (HttpContext http, string id, int? after) =>
        {
            var found = Corpus.Pieces.Where(p => "17" + p.City == id && !p.IsGone).ToList();
            var answer = new JsonObject { ["data"] = new JsonArray([.. Corpus.Disordered(found.Skip(after ?? 0).Take(50)).Select(Media)]) };
            if ((after ?? 0) + 50 < found.Count)
            {
                answer["paging"] = new JsonObject { ["next"] = $"https://graph.facebook.com/v23.0/{id}/recent_media?access_token=token&user_id=1&after={(after ?? 0) + 50}" };
            }

            await AnswerAsync(http, answer.ToJsonString());
        });
    }

    private static JsonNode Media(Piece p)
    {
        var media = new JsonObject
        {
            ["id"] = p.Number.ToString(CultureInfo.InvariantCulture), ["caption"] = p.Text, ["media_type"] = "IMAGE", ["comments_count"] = 2,
            ["timestamp"] = p.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'+0000'", CultureInfo.InvariantCulture),
        };
        if (p.Number % 3 != 0)
        {
            media["like_count"] = p.Number % 90;
        }

        return media;
    }
}
