using System.Globalization;
using System.Text.Json.Nodes;
using CcgcStream.Stubs.Faults;
using CcgcStream.Stubs.Hosting;

namespace CcgcStream.Stubs.Servers;

/// <summary>YouTube Data API: search in pages of 50, figures as texts with some hidden, rate limits as status 403.</summary>
public sealed class YouTubeStub(Corpus corpus, FaultScript faults) : StubServer(corpus, faults)
{
    public override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Type"] = "youtube", ["BaseUrl"] = Address + "/youtube/v3", ["Key"] = "key-of-youtube", ["UnitsPerDay"] = "10000000", ["CommentedVideos"] = "0", ["Cities"] = Corpus.CityIds,
    };

    public override IReadOnlySet<string> Truth => Corpus.Pieces.Select(p => "youtube:" + Id(p)).ToHashSet();

    protected override void RateLimit(HttpResponse response) =>
        Say(response, 403, """{"error":{"code":403,"errors":[{"domain":"usageLimits","reason":"rateLimitExceeded"}]}}""");

    protected override void Expire(HttpResponse response) => Say(response, 400, """{"error":{"code":400,"errors":[{"domain":"usageLimits","reason":"keyInvalid"}]}}""");

    protected override void Map(WebApplication app)
    {
        app.MapGet("/youtube/v3/search", async (HttpContext http, string q, DateTime publishedAfter, int? pageToken) =>
        {
            var since = new DateTimeOffset(publishedAfter.ToUniversalTime());
            var found = Corpus.Matching(q).Where(p => p.At >= since).Reverse().ToList();
            var from = pageToken ?? 0;
            var answer = new JsonObject
            {
                ["kind"] = "youtube#searchListResponse", ["pageInfo"] = new JsonObject { ["totalResults"] = 1_000_000, ["resultsPerPage"] = 50 },
                ["items"] = new JsonArray([.. Corpus.Disordered(found.Skip(from).Take(50)).Select(p => new JsonObject { ["id"] = new JsonObject { ["kind"] = "youtube#video", ["videoId"] = Id(p) } })]),
            };
            if (from + 50 < found.Count)
            {
                answer["nextPageToken"] = (from + 50).ToString(CultureInfo.InvariantCulture);
            }

            await AnswerAsync(http, answer.ToJsonString());
        });
        app.MapGet("/youtube/v3/videos", async (HttpContext http, string id) => await AnswerAsync(http, new JsonObject
        {
            ["kind"] = "youtube#videoListResponse",
            ["items"] = new JsonArray([.. id.Split(',').Select(v => Corpus.Pieces[int.Parse(v[1..], CultureInfo.InvariantCulture)]).Where(p => !p.IsGone).Select(Video)]),
        }.ToJsonString()));
    }

    private static string Id(Piece p) => string.Create(CultureInfo.InvariantCulture, $"v{p.Number}");

    private static JsonNode Video(Piece p) => new JsonObject
    {
        ["kind"] = "youtube#video", ["id"] = Id(p), ["statistics"] = new JsonObject { ["viewCount"] = "1200" },
        ["snippet"] = new JsonObject
        {
            ["publishedAt"] = p.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), ["title"] = p.Text, ["description"] = "", ["channelId"] = "UC1",
        },
    };
}
