using System.Globalization;
using System.Text;
using CcgcStream.Stubs.Faults;
using CcgcStream.Stubs.Hosting;

namespace CcgcStream.Stubs.Servers;

/// <summary>A hundred RSS feeds of a hundred items, with robots.txt and conditional requests.</summary>
public sealed class RssStub(Corpus corpus, FaultScript faults) : StubServer(corpus, faults)
{
    private const int PerFeed = 100;

    public override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Type"] = "rss", ["Feeds"] = string.Join(',', Enumerable.Range(0, Corpus.Pieces.Count / PerFeed).Select(f => $"{Address}/feed/{f}.xml")),
    };

    public override IReadOnlySet<string> Truth => Corpus.Pieces.Select(p => "news:127.0.0.1:" + RssIds.Of(Guid(p))).ToHashSet();

    /// <summary>Requests for what robots.txt forbids.</summary>
    public int Trespasses { get; private set; }

    protected override void Map(WebApplication app)
    {
        app.MapGet("/private/{**rest}", (HttpContext http) =>
        {
            Trespasses++;
            return http.Response.WriteAsync(Feed(0));
        });
        app.MapGet("/robots.txt", () => "User-agent: *\nDisallow: /private\n");
        app.MapGet("/feed/{n}.xml", async (HttpContext http, int n) =>
        {
            var etag = $"\"{n}-{Corpus.Changed.Count}\"";
            if (http.Request.Headers.IfNoneMatch == etag)
            {
                http.Response.StatusCode = 304;
                return;
            }

            http.Response.Headers.ETag = etag;
            await AnswerAsync(http, Encoding.UTF8.GetBytes(Feed(n)), "application/rss+xml");
        });
    }

    private string Feed(int n) => "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>F</title><language>en</language>"
        + string.Concat(Corpus.Disordered(Corpus.Pieces.Skip(n * PerFeed).Take(PerFeed).Reverse()).Select(p =>
            $"<item><title>{p.Text}</title><link>https://a.example/{p.Number}</link><guid isPermaLink=\"false\">{Guid(p)}</guid><pubDate>{p.Claimed.UtcDateTime.ToString("r", CultureInfo.InvariantCulture)}</pubDate></item>"))
        + "</channel></rss>";

    private static string Guid(Piece p) => string.Create(CultureInfo.InvariantCulture, $"item-{p.Number}");
}

/// <summary>The id that a feed item's guid becomes.</summary>
internal static class RssIds
{
    public static string Of(string guid) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(guid)).AsSpan(0, 12));
}
