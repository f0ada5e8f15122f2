using System.Runtime.CompilerServices;
using CcgcStream.Collector.Doctor;
using CcgcStream.Collector.Fetching;
using CcgcStream.Collector.Seam;
using CcgcStream.Collector.Setup;

namespace CcgcStream.Collector.Sources.Rss;

/// <summary>RSS, Atom, JSON Feed and news sitemaps: polite, conditional, one query a feed.</summary>
internal sealed class RssSource : ISource
{
    public static readonly SourceType Type = new("rss", setup => new RssSource(setup), Check)
    {
        Settings = Setting.Table("""
            Feeds | | addresses of feeds and news sitemaps
            Opml | | OPML files, as any feed reader exports them
            Starter | true where no feed is named | the list of outlets that ships with the project
            Every | 00:15:00 | time between two looks at a feed
            """),
    };

    private static readonly TimeSpan DefaultEvery = TimeSpan.FromMinutes(15);

    private readonly Dictionary<string, Feed> _feeds;
    private readonly SourceHttp _http;
    private readonly RobotsRules _robots;
    private readonly TimeProvider _clock;

    private RssSource(SourceSetup setup)
    {
        var every = setup.Settings.Span("Every", DefaultEvery);
        _feeds = FeedList.Read(setup.Settings).ToDictionary(f => f.Key);
        _clock = setup.Clock;
        _http = setup.Http(new HttpManners { Backoff = Traits.Backoff, Timeout = TimeSpan.FromSeconds(30), MaxBytes = 16 * 1024 * 1024 });
        _robots = new RobotsRules(_http, setup.Clock);
        Queries = [.. _feeds.Values.Select(f => new SourceQuery(f.Key, every))];
        Traits = Traits with { Parallel = Math.Min(8, Math.Max(1, _feeds.Count)) };
    }

    public IReadOnlyList<SourceQuery> Queries { get; }

    /// <summary>A feed that fails is visited less and less, down to four times a day, and delays no other.</summary>
    public SourceTraits Traits { get; } = new()
    {
        SharedFate = false,
        Backoff = new BackoffRules
        {
            Attempts = 2, NetworkStep = TimeSpan.FromMinutes(1), NetworkMax = TimeSpan.FromHours(1), ServerFirst = TimeSpan.FromMinutes(5),
            ServerMax = TimeSpan.FromHours(6), LimitMax = TimeSpan.FromHours(6), Attention = TimeSpan.FromHours(6),
        },
    };

    public async IAsyncEnumerable<SourcePage> ReadAsync(SourceQuery query, string? cursor, [EnumeratorCancellation] CancellationToken ct)
    {
        var feed = _feeds[query.Key];
        var last = RssCursor.Read(cursor);
        if (last.NotBefore > _clock.GetUtcNow() || !await _robots.AllowsAsync(feed.Address, ct))
        {
            yield break;
        }

        var (answer, document) = await _http.FetchAsync(() => Request(feed, last), Read, ct);
        var now = _clock.GetUtcNow();
        if (document is null)
        {
            yield return new SourcePage([]);
            yield break;
        }

        var posts = document.Items.Select(item => RssPosts.Of(feed, document, item, now)).ToList();
        var taken = posts.OfType<Contracts.Posts.Post>().ToList();
        var next = new RssCursor(answer.Header("ETag"), answer.LastModified, document.Every > query.Every ? now + document.Every : null);
        yield return new SourcePage(taken, next.Write())
        {
            Malformed = posts.Count - taken.Count,
            Reported = posts.Count,
            Obtained = taken.Count,
        };
    }

    private static (Fetched Answer, FeedDocument? Document) Read(Fetched answer) => (answer, answer.Status == 304 ? null : FeedParser.Parse(answer.Body));

    private static HttpRequestMessage Request(Feed feed, RssCursor last)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, feed.Address);
        if (last.Etag is { } etag)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", etag);
        }

        request.Headers.IfModifiedSince = last.LastModified;
        return request;
    }

    private static Checkup Check(SourceSettings settings, Checkup checkup)
    {
        var every = settings.Span("Every", DefaultEvery);
        checkup = checkup.Require(every >= TimeSpan.FromMinutes(5), "Every is below 5 minutes: outlets block readers that come that often");
        try
        {
            var feeds = FeedList.Read(settings);
            return checkup.Require(feeds.Count > 0, "no feeds: list some in Feeds or Opml, or set Starter=true")
                .Note($"{feeds.Count} feeds").Cost(feeds.Count * (TimeSpan.FromDays(1) / every));
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or System.Xml.XmlException)
        {
            return checkup.Require(false, e.Message);
        }
    }
}
