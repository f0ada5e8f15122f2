using System.Globalization;
using System.Runtime.CompilerServices;
using CcgcStream.Collector.Cities;
using CcgcStream.Collector.Doctor;
using CcgcStream.Collector.Fetching;
using CcgcStream.Collector.Seam;
using CcgcStream.Collector.Setup;
using CcgcStream.Collector.Wire;
using CcgcStream.Contracts.Posts;

namespace CcgcStream.Collector.Sources.Reddit;

/// <summary>Reddit's Data API: the newest links about each city, back to what is known; later again by id for votes and removals.</summary>
internal sealed class RedditSource : ISource, IRereadable
{
    public static readonly SourceType Type = new("reddit", setup => new RedditSource(setup), Check)
    {
        Settings = Setting.Table("""
            Client | | id of the registered app
            Secret | secret | secret of the registered app
            Every | 00:10:00 | time between two looks at a city
            BaseUrl | https://oauth.reddit.com | address of the API
            TokenUrl | https://www.reddit.com/api/v1/access_token | where access tokens are fetched
            Cities | all | ids of the cities to ask for
            """),
    };

    /// <summary>A listing ends after about so many items, whatever there is.</summary>
    private const int ListingEnd = 1000;

    /// <summary>Search shows a link late by so much.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(1);

    private readonly SourceSetup _setup;
    private readonly SourceHttp _http;
    private readonly RedditToken _token;
    private readonly string _root;
    private readonly Dictionary<string, string> _queries;

    private RedditSource(SourceSetup setup)
    {
        _setup = setup;
        var manners = new HttpManners { Rates = RateHeaders.SecondsLeft, Limit = new RateLimit(1000, TimeSpan.FromMinutes(10)) };
        _http = setup.Http(manners);
        _root = setup.Settings.Address("BaseUrl", "https://oauth.reddit.com");
        _token = new RedditToken(setup.Http(manners), setup.Settings.Address("TokenUrl", "https://www.reddit.com/api/v1/access_token"),
            setup.Settings.Text("Client"), setup.Settings.Secret("Secret"), setup.Clock);
        _queries = new CityTerms(setup.Cities, setup.Settings.List("Cities")).Cities
            .ToDictionary(c => c.Id, c => string.Join(" OR ", CityTerms.Names(c, 480, 6).Select(n => $"\"{n}\"")));
        Queries = [.. _queries.Keys.Select(id => new SourceQuery(id, setup.Settings.Span("Every", TimeSpan.FromMinutes(10))))];
    }

    public IReadOnlyList<SourceQuery> Queries { get; }

    public RereadPlan Rereads { get; } = new([TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromDays(1), TimeSpan.FromDays(3)], 100);

    public async Task<IReadOnlyList<Post>> LookUpAsync(IReadOnlyList<string> ids, CancellationToken ct) =>
        (await ListingAsync($"{_root}/api/info?id={string.Join(',', ids.Select(id => id["reddit:".Length..]))}&raw_json=1", ct)).Posts;

    public async IAsyncEnumerable<SourcePage> ReadAsync(SourceQuery query, string? cursor, [EnumeratorCancellation] CancellationToken ct)
    {
        var since = long.TryParse(cursor, CultureInfo.InvariantCulture, out var known) ? DateTimeOffset.FromUnixTimeSeconds(known) - Overlap : DateTimeOffset.MinValue;
        var (after, newest, items) = ("", known, 0);
        do
        {
            var (posts, malformed, next) = await PageAsync(_queries[query.Key], after, ct);
            var oldest = posts.Count == 0 ? DateTimeOffset.MinValue : posts.Min(p => p.PublishedAt!.Value);
            newest = Math.Max(newest, posts.Count == 0 ? 0 : posts.Max(p => p.PublishedAt!.Value).ToUnixTimeSeconds());
            items += posts.Count;
            after = oldest < since ? "" : next;
            yield return new SourcePage(posts) { Malformed = malformed, CapHit = next.Length == 0 && items >= ListingEnd - 50 && oldest > since };
        }
        while (after.Length > 0);

        yield return new SourcePage([], newest.ToString(CultureInfo.InvariantCulture));
    }

    private Task<(IReadOnlyList<Post> Posts, int Malformed, string After)> PageAsync(string query, string after, CancellationToken ct) => ListingAsync(
        $"{_root}/r/all/search?q={Uri.EscapeDataString(query)}&sort=new&t=week&type=link&limit=100&raw_json=1{(after.Length > 0 ? "&after=" + after : "")}", ct);

    private async Task<(IReadOnlyList<Post> Posts, int Malformed, string After)> ListingAsync(string address, CancellationToken ct)
    {
        var token = await _token.GetAsync(ct);
        try
        {
            return await _http.FetchAsync(() => Request(address, token), Read, ct);
        }
        catch (SourceFailure e) when (e.Status == 401)
        {
            _token.Forget(); // Tokens may be withdrawn before their time; one new one, then a person has to look.
            var renewed = await _token.GetAsync(ct);
            return await _http.FetchAsync(() => Request(address, renewed), Read, ct);
        }
    }

    private static HttpRequestMessage Request(string address, Secret token)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new("Bearer", token.Reveal());
        return request;
    }

    private (IReadOnlyList<Post> Posts, int Malformed, string After) Read(Fetched answer)
    {
        using var json = answer.Json();
        var data = json.RootElement.Str("kind") == "Listing" ? json.RootElement.Obj("data") : throw new SourceFailure(FailureKind.BadData, "expected a listing");
        var now = _setup.Clock.GetUtcNow();
        var posts = data.Items("children").Select(c => RedditPosts.Of(c, now, _setup.Pulse.Fields)).ToList();
        return ([.. posts.OfType<Post>()], posts.Count(p => p is null), data.Str("after"));
    }

    private static Checkup Check(SourceSettings settings, Checkup checkup) => checkup
        .Require(settings.Text("Client").Length > 0 && settings.Secret("Secret").IsSet, "Client and Secret are missing: register an app with Reddit")
        .Cost(checkup.Cities * (TimeSpan.FromDays(1) / settings.Span("Every", TimeSpan.FromMinutes(10))), every: settings.Span("Every", TimeSpan.FromMinutes(10)))
        .Require(checkup.Cities * (TimeSpan.FromMinutes(10) / settings.Span("Every", TimeSpan.FromMinutes(10))) <= 1000, "Every is too short: Reddit takes 1,000 requests in 10 minutes")
        .Note("free use ends at 100 requests a minute; commercial use needs a contract with Reddit");
}
