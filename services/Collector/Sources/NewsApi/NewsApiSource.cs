using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using CcgcStream.Collector.Budgets;
using CcgcStream.Collector.Cities;
using CcgcStream.Collector.Doctor;
using CcgcStream.Collector.Fetching;
using CcgcStream.Collector.Seam;
using CcgcStream.Collector.Setup;
using CcgcStream.Collector.Wire;
using CcgcStream.Contracts.Posts;
using CcgcStream.State;

namespace CcgcStream.Collector.Sources.NewsApi;

/// <summary>NewsAPI.org v2: everything about each city since the last look, page by page, within the plan's requests a day.</summary>
internal sealed class NewsApiSource : ISource
{
    public static readonly SourceType Type = new("newsapi", setup => new NewsApiSource(setup), Check)
    {
        Settings = Setting.Table("""
            Key | secret | API key
            RequestsPerDay | 100 | requests a day that the plan allows
            Delay | 1.00:00:00 | how late the plan shows articles; zero for a paid plan
            BaseUrl | https://newsapi.org | address of the API
            Cities | all | ids of the cities to ask for
            """),
    };

    private const int PageSize = 100;
    private const int FreePlan = 100;

    private readonly SourceSetup _setup;
    private readonly SourceHttp _http;
    private readonly DailyBudget _budget;
    private readonly Secret _key;
    private readonly string _root;
    private readonly TimeSpan _delay;
    private readonly Dictionary<string, string> _queries;

    private NewsApiSource(SourceSetup setup)
    {
        _setup = setup;
        _http = setup.Http(new HttpManners { Judge = Judge });
        _key = setup.Settings.Secret("Key");
        _root = setup.Settings.Address("BaseUrl", "https://newsapi.org");
        _delay = setup.Settings.Span("Delay", TimeSpan.FromHours(24)); // The free plan shows articles a day late.
        var requests = setup.Settings.Number("RequestsPerDay", FreePlan);
        _budget = new DailyBudget(setup.Settings.Name, setup.Services.GetRequiredService<IStateStore>(), setup.Clock, requests, TimeSpan.Zero);
        _queries = new CityTerms(setup.Cities, setup.Settings.List("Cities")).Cities
            .ToDictionary(c => c.Id, c => string.Join(" OR ", CityTerms.Names(c, 500, 6).Select(n => $"\"{n}\"")));
        var every = DailyBudget.FairInterval(requests, _queries.Count, 1, TimeSpan.FromMinutes(15));
        Queries = [.. _queries.Keys.Select(id => new SourceQuery(id, every))];
    }

    public IReadOnlyList<SourceQuery> Queries { get; }

    public async IAsyncEnumerable<SourcePage> ReadAsync(SourceQuery query, string? cursor, [EnumeratorCancellation] CancellationToken ct)
    {
        // The cursor is the end of the last window, or "from|to|page" of one that is not finished.
        var parts = cursor?.Split('|') ?? [];
        var now = _setup.Clock.GetUtcNow() - _delay;
        var from = parts is [var start, ..] ? start : Stamp(now.AddDays(-7));
        var to = parts.Length == 3 ? parts[1] : Stamp(now);
        var page = parts.Length == 3 ? int.Parse(parts[2], CultureInfo.InvariantCulture) : 1;
        while (page > 0)
        {
            await _budget.SpendAsync(1, ct);
            var address = $"{_root}/v2/everything?q={Uri.EscapeDataString(_queries[query.Key])}&from={from}&to={to}&sortBy=publishedAt&pageSize={PageSize}&page={page}";
            var (posts, malformed, total) = await _http.FetchAsync(() => Request(address), Read, ct);
            var (reported, last) = (page == 1 ? total : 0, page * PageSize >= total);
            page = last ? 0 : page + 1;
            yield return new SourcePage(posts, last ? to : $"{from}|{to}|{page}") { Malformed = malformed, Reported = reported, More = !last };
        }
    }

    private static string Stamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    private HttpRequestMessage Request(string address)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("X-Api-Key", _key.Reveal());
        return request;
    }

    private (IReadOnlyList<Post> Posts, int Malformed, long Total) Read(Fetched answer)
    {
        using var json = answer.Json();
        if (json.RootElement.Num("totalResults") is not { } total)
        {
            throw new SourceFailure(FailureKind.BadData, "the answer has no totalResults");
        }

        var now = _setup.Clock.GetUtcNow();
        var posts = json.RootElement.Items("articles").Select(a => NewsApiPosts.Of(a, now, _setup.Pulse.Fields)).ToList();
        return ([.. posts.OfType<Post>()], posts.Count(p => p is null), total);
    }

    private static SourceFailure? Judge(Fetched answer, DateTimeOffset now)
    {
        if (answer.Status < 400)
        {
            return null;
        }

        var body = Encoding.UTF8.GetString(answer.Body.AsSpan(0, Math.Min(answer.Body.Length, 2048)));
        return body.Contains("apiKeyExhausted", StringComparison.Ordinal) ? new SourceFailure(FailureKind.BudgetSpent, "the plan's requests are used up", now.AddHours(1)) { Status = answer.Status }
            : body.Contains("maximumResultsReached", StringComparison.Ordinal) ? new SourceFailure(FailureKind.Refused, "the plan does not show results this far back") { Status = answer.Status }
            : null;
    }

    private static Checkup Check(SourceSettings settings, Checkup checkup)
    {
        var requests = settings.Number("RequestsPerDay", FreePlan);
        return checkup
            .Require(settings.Secret("Key").IsSet, "no Key: set the API key in Key or KeyFile")
            .Require(requests > 0, "RequestsPerDay must be at least 1")
            .Cost(requests, every: DailyBudget.FairInterval(requests, checkup.Cities, 1, TimeSpan.FromMinutes(15)))
            .Note($"{requests} requests a day reach each city every {DailyBudget.FairInterval(requests, checkup.Cities, 1, TimeSpan.FromMinutes(15)).TotalHours:0.#} h");
    }
}
