using System.Runtime.CompilerServices;
using System.Text.Json;
using CcgcStream.Collector.Budgets;
using CcgcStream.Collector.Cities;
using CcgcStream.Collector.Doctor;
using CcgcStream.Collector.Fetching;
using CcgcStream.Collector.Seam;
using CcgcStream.Collector.Setup;
using CcgcStream.Collector.Streams;
using CcgcStream.Collector.Wire;
using CcgcStream.Contracts.Posts;
using CcgcStream.State;

namespace CcgcStream.Collector.Sources.X;

/// <summary>X API v2: the filtered stream, with recent search to close the gap after each reconnection; or recent search alone.</summary>
internal sealed class XSource : ISource, IRereadable
{
    public static readonly SourceType Type = new("x", setup => new XSource(setup), Check)
    {
        Settings = Setting.Table("""
            Token | secret | bearer token of the app
            Mode | stream | stream: the filtered stream; search: recent search, city by city
            DollarsPerDay | 100 | most money to spend a day; then the source rests until midnight UTC
            ExpectedPostsPerDay | 10000 | posts a day that the check counts with
            RereadAt | 20:00:00 | ages at which posts are looked at again for figures and withdrawals, as X's terms ask; each costs them again; never: not at all
            Every | 01:00:00 | time between two searches for a city; beside the stream, between two counts
            Reread | 00:00:00 | how far back each search looks again for new figures; costs its posts again
            Counts | false | asks X how many posts there are of each city, with each search or beside the stream, so that completeness is known; USD 0.005 a city each time
            Reach | 00:00:00 | how far back the stream's first run searches
            MaxRule | 1024 | length of a rule that the plan allows
            MaxRules | 1000 | rules that the plan allows
            MaxQuery | 512 | length of a search that the plan allows
            BaseUrl | https://api.x.com | address of the API
            Cities | all | ids of the cities to ask for
            """),
    };

    private const string Stream = "stream";
    private const string Counts = "counts";
    private const double DefaultDollars = 100;

    /// <summary>X sends a keep-alive at least every 20 s.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(20);

    /// <summary>Posts come unsorted: a gap is searched from this long before the newest one seen.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(2);

    private readonly SourceSetup _setup;
    private readonly SourceHttp _streamHttp;
    private readonly XSearch _search;
    private readonly XRules _rules;
    private readonly DailyBudget _budget;
    private readonly Secret _token;
    private readonly string _root;
    private readonly Dictionary<string, string> _cityQueries;
    private readonly XCounts? _counts;

    private XSource(SourceSetup setup)
    {
        _setup = setup;
        _root = setup.Settings.Address("BaseUrl", "https://api.x.com");
        _token = setup.Settings.Secret("Token");
        var cities = new CityTerms(setup.Cities, setup.Settings.List("Cities")).Cities;
        var maxQuery = setup.Settings.Number("MaxQuery", 512);
        var store = setup.Services.GetRequiredService<IStateStore>();
        _cityQueries = cities.ToDictionary(c => c.Id, c => XRules.Query(c, maxQuery));
        _streamHttp = setup.Http(XManners.Make(new RateLimit(50, TimeSpan.FromMinutes(15))));
        var rulesHttp = setup.Http(XManners.Make(new RateLimit(100, TimeSpan.FromMinutes(15))));
        _budget = new DailyBudget(setup.Settings.Name, store, setup.Clock, setup.Settings.Money("DollarsPerDay", DefaultDollars), TimeSpan.Zero);
        _rules = new XRules(rulesHttp, _root + "/2/tweets/search/stream/rules", _token, cities, setup.Settings.Number("MaxRule", 1024), setup.Settings.Number("MaxRules", 1000));
        _search = new XSearch(setup.Http(XManners.Make(new RateLimit(450, TimeSpan.FromMinutes(15)))), _root, _token, setup.Clock, setup.Pulse);
        Rereads = new RereadPlan(Ages(setup.Settings), 100);
        var every = setup.Settings.Span("Every", TimeSpan.FromHours(1));
        var counts = setup.Settings.Flag("Counts", false);
        Queries = Searches(setup.Settings) ? [.. _cityQueries.Keys.Select(id => new SourceQuery(id, every))]
            : counts ? [SourceQuery.Stream(Stream), new SourceQuery(Counts, every)]
            : [SourceQuery.Stream(Stream)];
        _counts = counts && !Searches(setup.Settings)
            ? new XCounts(_search, _budget, new XTally(setup.Settings.Name, store, cities.ToDictionary(c => c.Id, c => XRules.Names(c, maxQuery))), [.. _cityQueries.Values])
            : null;
        Traits = new SourceTraits { Parallel = _counts is null ? 1 : 2 }; // The stream never gives up its turn.
    }

    public IReadOnlyList<SourceQuery> Queries { get; }

    public SourceTraits Traits { get; }

    public RereadPlan Rereads { get; }

    public async Task<IReadOnlyList<Post>> LookUpAsync(IReadOnlyList<string> ids, CancellationToken ct)
    {
        await _budget.SpendAsync(0, ct);
        var posts = await _search.LookUpAsync(ids, ct);
        await _budget.ChargeAsync(posts.Count(p => !p.Deleted) * XManners.DollarsPerPost, ct);
        return posts;
    }

    public IAsyncEnumerable<SourcePage> ReadAsync(SourceQuery query, string? cursor, CancellationToken ct) =>
        query.Key != Stream ? (_counts is null ? SearchAsync(query.Key, cursor, ct) : _counts.ReadAsync(cursor, _setup.Clock.GetUtcNow(), _setup.Settings.Span("Reach", TimeSpan.Zero), ct))
        : _counts is null ? StreamAsync(cursor, ct) : _counts.TalliedAsync(StreamAsync(cursor, ct), ct);

    private async IAsyncEnumerable<SourcePage> SearchAsync(string city, string? cursor, [EnumeratorCancellation] CancellationToken ct)
    {
        await _budget.SpendAsync(0, ct);
        var newest = cursor;
        var since = cursor is null ? null : Snowflake.Before(cursor, _setup.Settings.Span("Reread", TimeSpan.Zero));
        var reported = _setup.Settings.Flag("Counts", false) ? await CountAsync(city, since, ct) : 0;
        await foreach (var page in _search.PagesAsync(_cityQueries[city], since, ct))
        {
            await _budget.ChargeAsync(page.Posts.Count * XManners.DollarsPerPost, ct);
            newest = Snowflake.Later(newest, page.Newest);
            yield return new SourcePage(page.Posts) { Malformed = page.Malformed };
        }

        // The newest come first, so the cursor may move only when the oldest have arrived too; a run that broke off is counted by the next one.
        yield return new SourcePage([], newest) { Reported = reported };
    }

    private async Task<long> CountAsync(string city, string? since, CancellationToken ct)
    {
        await _budget.SpendAsync(XManners.DollarsPerPost, ct);
        return await _search.CountAsync(_cityQueries[city], since, ct);
    }

    private async IAsyncEnumerable<SourcePage> StreamAsync(string? cursor, [EnumeratorCancellation] CancellationToken ct)
    {
        // Where it all begins is saved before the first post can be lost: search finds what a broken connection swallows.
        // An empty cursor is a day that was cut short by its budget: what it left is not paid for on the next day.
        cursor = cursor is { Length: > 0 } ? cursor : Snowflake.At(_setup.Clock.GetUtcNow() - (cursor is null ? _setup.Settings.Span("Reach", TimeSpan.Zero) : TimeSpan.Zero));
        yield return await StartAsync(cursor, ct);
        await _budget.SpendAsync(0, ct);
        await _rules.SyncAsync(ct);
        using var response = await _streamHttp.OpenAsync(
            () => XManners.Request(HttpMethod.Get, $"{_root}/2/tweets/search/stream?{XManners.Fields}", _token), ct);
        await using var body = await response.Content.ReadAsStreamAsync(ct);
        string? newest = cursor;
        await foreach (var page in BackfillAsync(cursor, ct))
        {
            newest = Snowflake.Later(newest, page.Cursor);
            yield return await _budget.IsSpentAsync(ct) ? page with { Cursor = "", CapHit = true } : page with { Cursor = null };
            await _budget.SpendAsync(0, ct);
        }

        yield return new SourcePage([], newest);
        await foreach (var lines in StreamLines.ReadAsync(body, Silence, _setup.Clock, ct).InBatches(200, ct))
        {
            var read = lines.Where(l => l.Length > 0).Select(Read).ToList();
            newest = read.Aggregate(newest, (id, line) => Snowflake.Later(id, line.Id));
            await _budget.ChargeAsync(read.Count * XManners.DollarsPerPost, ct);
            var spent = await _budget.IsSpentAsync(ct);
            yield return new SourcePage([.. read.Select(r => r.Post).OfType<Post>()], spent ? "" : newest) { Malformed = read.Count(r => r.Post is null), CapHit = spent };
            await _budget.SpendAsync(0, ct);
        }
    }

    /// <summary>Where a connection begins; on a day without money, that what comes meanwhile is given up.</summary>
    private async ValueTask<SourcePage> StartAsync(string cursor, CancellationToken ct) =>
        await _budget.IsSpentAsync(ct) ? new SourcePage([], "") { CapHit = true } : new SourcePage([], cursor);

    private async IAsyncEnumerable<SourcePage> BackfillAsync(string cursor, [EnumeratorCancellation] CancellationToken ct)
    {
        var first = true;
        foreach (var query in _cityQueries.Values)
        {
            await foreach (var page in _search.PagesAsync(query, Snowflake.Before(cursor, Overlap), ct))
            {
                await _budget.ChargeAsync(page.Posts.Count * XManners.DollarsPerPost, ct);
                // Only what was there when the first city was searched is sure to be found for every city.
                yield return new SourcePage(page.Posts, first ? page.Newest : null) { Malformed = page.Malformed };
            }

            first = false;
        }
    }

    private (Post? Post, string Id) Read(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var data = json.RootElement.Obj("data");
            if (data.ValueKind != JsonValueKind.Object && json.RootElement.Items("errors").FirstOrDefault() is { ValueKind: JsonValueKind.Object } error)
            {
                throw new SourceFailure(FailureKind.Network, "X ends the stream: " + error.Str("title"));
            }

            return (XPosts.Of(data, json.RootElement.Obj("includes"), _setup.Clock.GetUtcNow(), _setup.Pulse.Fields), data.Str("id"));
        }
        catch (JsonException)
        {
            return (null, ""); // Counted as malformed.
        }
    }

    private static IReadOnlyList<TimeSpan> Ages(SourceSettings settings) => settings.List("RereadAt") is { Count: > 0 } ages ? RereadPlan.Parse(ages) : [TimeSpan.FromHours(20)];

    private static bool Searches(SourceSettings settings) => settings.Text("Mode", "stream").Equals("search", StringComparison.OrdinalIgnoreCase);

    private static Checkup Check(SourceSettings settings, Checkup checkup)
    {
        var posts = settings.Money("ExpectedPostsPerDay", 10_000);
        var dollars = settings.Money("DollarsPerDay", DefaultDollars);
        var every = settings.Span("Every", TimeSpan.FromHours(1));
        var asked = checkup.Cities * (TimeSpan.FromDays(1) / every);
        var counts = settings.Flag("Counts", false) ? asked : 0;
        var expected = posts * XManners.DollarsPerPost * (1 + Ages(settings).Count) + counts * XManners.DollarsPerPost;
        return checkup
            .Require(settings.Secret("Token").IsSet, "no Token: set the app's bearer token in Token or TokenFile")
            .Require(settings.Text("Mode", "stream") is "stream" or "search", "Mode is neither stream nor search")
            .Require(dollars > 0, "DollarsPerDay must be above 0")
            .Cost((Searches(settings) ? asked : 50) + counts, Math.Min(dollars, expected), Searches(settings) ? every : default)
            .Note(expected <= dollars
                ? $"at most USD {dollars:0.##} a day are spent (DollarsPerDay)"
                : $"the expected posts cost more than DollarsPerDay ({dollars:0.##}): the source will rest for a part of each day, and say so")
            .Note($"X bills about USD {XManners.DollarsPerPost} a post; {posts:0} posts a day assumed (ExpectedPostsPerDay); the month's cap is 3,000,000")
            .Note("X forbids alerts on protests and other sensitive events")
            .Note(Ages(settings).Count > 0 ? $"posts are read again at the age of {string.Join(", ", Ages(settings))}" : "withdrawals are not followed; X's terms ask for that within 24 h (RereadAt)");
    }
}
