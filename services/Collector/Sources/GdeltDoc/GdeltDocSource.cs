using System.Runtime.CompilerServices;
using System.Text.Json;
using CcgcStream.Collector.Cities;
using CcgcStream.Collector.Doctor;
using CcgcStream.Collector.Fetching;
using CcgcStream.Collector.Seam;
using CcgcStream.Collector.Setup;
using CcgcStream.Collector.Sources.Gdelt;
using CcgcStream.Collector.Sources.Rss;
using CcgcStream.Collector.Wire;
using CcgcStream.Contracts.Posts;

namespace CcgcStream.Collector.Sources.GdeltDoc;

/// <summary>GDELT's DOC 2.0 interface: headlines about each city, at most 250 a window; a window that is full is halved.</summary>
internal sealed class GdeltDocSource : ISource
{
    public static readonly SourceType Type = new("gdelt-doc", setup => new GdeltDocSource(setup), Check)
    {
        Settings = Setting.Table("""
            Every | 01:00:00 | time between two looks at a city
            Reach | 1.00:00:00 | how far back the first run begins, at most three months
            BaseUrl | https://api.gdeltproject.org | address of the API
            Cities | all | ids of the cities to ask for
            """),
    };

    private const int Most = 250;

    private static readonly FieldSet Fields = FieldSet.Of("url title seendate domain language sourcecountry", "url_mobile socialimage");

    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(15);

    private readonly SourceSetup _setup;
    private readonly SourceHttp _http;
    private readonly string _root;
    private readonly Dictionary<string, string> _queries;

    private GdeltDocSource(SourceSetup setup)
    {
        _setup = setup;
        _http = setup.Http(new HttpManners { Limit = new RateLimit(1, TimeSpan.FromSeconds(5)), Judge = Judge });
        _root = setup.Settings.Address("BaseUrl", "https://api.gdeltproject.org");
        _queries = new CityTerms(setup.Cities, setup.Settings.List("Cities")).Cities
            .ToDictionary(c => c.Id, c => CityTerms.Names(c, 200, 6) is [var one] ? $"\"{one}\"" : $"({string.Join(" OR ", CityTerms.Names(c, 200, 6).Select(n => $"\"{n}\""))})");
        Queries = [.. _queries.Keys.Select(id => new SourceQuery(id, setup.Settings.Span("Every", TimeSpan.FromHours(1))))];
    }

    public IReadOnlyList<SourceQuery> Queries { get; }

    public async IAsyncEnumerable<SourcePage> ReadAsync(SourceQuery query, string? cursor, [EnumeratorCancellation] CancellationToken ct)
    {
        var end = _setup.Clock.GetUtcNow();
        var from = GdeltSlots.Of(cursor) ?? end - _setup.Settings.Span("Reach", TimeSpan.FromDays(1));
        var length = end - from;
        while (from < end)
        {
            var to = from + length < end ? from + length : end;
            var address = $"{_root}/api/v2/doc/doc?query={Uri.EscapeDataString(_queries[query.Key])}&mode=artlist&format=json&maxrecords={Most}&sort=datedesc"
                + $"&startdatetime={GdeltSlots.Cursor(from)}&enddatetime={GdeltSlots.Cursor(to)}";
            var (posts, malformed) = await _http.FetchAsync(() => new HttpRequestMessage(HttpMethod.Get, address), Read, ct);
            var full = posts.Count + malformed >= Most;
            if (full && to - from > Shortest)
            {
                length = (to - from) / 2;
                continue;
            }

            from = to;
            yield return new SourcePage(posts, GdeltSlots.Cursor(to)) { Malformed = malformed, CapHit = full };
        }
    }

    private (IReadOnlyList<Post> Posts, int Malformed) Read(Fetched answer)
    {
        using var json = answer.Json();
        var now = _setup.Clock.GetUtcNow();
        var posts = json.RootElement.Items("articles").Select(a => Article(a, now)).ToList();
        json.RootElement.Items("articles").ToList().ForEach(a => _setup.Pulse.Fields.Look("article", a, Fields));
        return ([.. posts.OfType<Post>()], posts.Count(p => p is null));
    }

    private static Post? Article(JsonElement article, DateTimeOffset now) =>
        !Uri.TryCreate(article.Str("url"), UriKind.Absolute, out var url) || article.Str("title").Length == 0 || article.Time("seendate") is not { } seen ? null : new Post
        {
            Id = PostId.FromUrl("gdelt", url.AbsoluteUri),
            Source = "gdelt",
            Channel = "media",
            Kind = "article",
            Url = url.AbsoluteUri,
            Title = HtmlText.Of(article.Str("title")),
            Lang = GdeltLanguages.Named(article.Str("language")),
            PublishedAt = seen,
            CollectedAt = now,
            Outlet = new Outlet { Domain = Feed.OutletDomain(article.Str("domain") is { Length: > 0 } domain ? domain : url.Host) },
            Media = article.Str("socialimage").Length > 0 ? [new Medium { Type = "image" }] : [],
        };

    private static SourceFailure? Judge(Fetched answer, DateTimeOffset now) =>
        answer.Status == 429 ? new SourceFailure(FailureKind.RateLimited, "GDELT takes one request in 5 s", now.AddSeconds(10)) { Status = 429 }
        : answer is { Status: 200, ContentType: "text/html" } ? new SourceFailure(FailureKind.BadData, "GDELT answers with a page in place of data: the query may not suit it") { Status = 200 }
        : null;

    private static Checkup Check(SourceSettings settings, Checkup checkup)
    {
        var every = settings.Span("Every", TimeSpan.FromHours(1));
        return checkup
            .Require(every >= TimeSpan.FromSeconds(5) * checkup.Cities, $"Every is too short: {checkup.Cities} cities at one request in 5 s take {5 * checkup.Cities / 60} minutes")
            .Cost(checkup.Cities * (TimeSpan.FromDays(1) / every), every: every).Note("no key and no cost");
    }
}
