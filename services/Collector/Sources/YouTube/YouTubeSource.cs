using System.Runtime.CompilerServices;
using System.Text.Json;
using CcgcStream.Collector.Budgets;
using CcgcStream.Collector.Cities;
using CcgcStream.Collector.Doctor;
using CcgcStream.Collector.Seam;
using CcgcStream.Collector.Setup;
using CcgcStream.Collector.Wire;
using CcgcStream.Contracts.Posts;
using CcgcStream.State;
using CcgcStream.Text.Cities;

namespace CcgcStream.Collector.Sources.YouTube;

/// <summary>YouTube: newest videos about each city, with their figures and comments, within the day's quota of units.</summary>
internal sealed class YouTubeSource : ISource, IRereadable
{
    public static readonly SourceType Type = new("youtube", setup => new YouTubeSource(setup), Check)
    {
        Settings = Setting.Table("""
            Key | secret | API key
            UnitsPerDay | 10000 | quota units a day
            CommentedVideos | 1 | videos of each page of results whose comments are read
            BaseUrl | https://www.googleapis.com/youtube/v3 | address of the API
            Cities | all | ids of the cities to ask for
            """),
    };

    private const int DefaultUnits = 10_000;

    /// <summary>A run of a city: one page of search, one of figures, one of comments.</summary>
    private const int RunCost = YouTubeApi.SearchCost + 2;

    /// <summary>A quota day starts at midnight Pacific; in winter time, so that it is never spent early.</summary>
    private static readonly TimeSpan DayStarts = TimeSpan.FromHours(8);

    /// <summary>Search shows a video late by so much.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(2);

    /// <summary>Share of the day's units kept back to look at old videos again, 50 a unit.</summary>
    private const double ForRereads = 0.05;

    private readonly SourceSetup _setup;
    private readonly YouTubeApi _api;
    private readonly Dictionary<string, CatalogueCity> _cities;
    private readonly int _threads;

    private YouTubeSource(SourceSetup setup)
    {
        _setup = setup;
        var units = setup.Settings.Number("UnitsPerDay", DefaultUnits);
        var quota = new DailyBudget(setup.Settings.Name, setup.Services.GetRequiredService<IStateStore>(), setup.Clock, units, DayStarts);
        _api = new YouTubeApi(setup.Http(YouTubeApi.Manners), setup.Settings.Address("BaseUrl", "https://www.googleapis.com/youtube/v3"), setup.Settings.Secret("Key"), quota);
        _cities = new CityTerms(setup.Cities, setup.Settings.List("Cities")).Cities.ToDictionary(c => c.Id);
        _threads = setup.Settings.Number("CommentedVideos", 1);
        var every = DailyBudget.FairInterval(units * (1 - ForRereads), _cities.Count, RunCost, TimeSpan.FromHours(1));
        Queries = [.. _cities.Keys.Select(id => new SourceQuery(id, every))];
    }

    public IReadOnlyList<SourceQuery> Queries { get; }

    public RereadPlan Rereads { get; } = new([TimeSpan.FromHours(6), TimeSpan.FromDays(1), TimeSpan.FromDays(3)], 50) { Takes = p => p.Kind is "video" or "live" };

    public async Task<IReadOnlyList<Post>> LookUpAsync(IReadOnlyList<string> ids, CancellationToken ct)
    {
        var (posts, malformed) = await VideosAsync([.. ids.Select(id => id["youtube:".Length..])], ct);
        var now = _setup.Clock.GetUtcNow();
        var gone = malformed > 0 ? [] : ids.Except(posts.Select(p => p.Id)); // What could not be read may still be there.
        return [.. posts, .. gone.Select(id => new Post { Id = id, Source = "youtube", Channel = "social", Deleted = true, PublishedAt = now, CollectedAt = now })];
    }

    public async IAsyncEnumerable<SourcePage> ReadAsync(SourceQuery query, string? cursor, [EnumeratorCancellation] CancellationToken ct)
    {
        // The cursor is the start of the last complete run, and behind "|" the page to go on with.
        var parts = cursor?.Split('|', 3) ?? [];
        var now = _setup.Clock.GetUtcNow();
        var resumed = parts.Length == 3;
        var started = resumed ? parts[0] : Stamp(now);
        var since = resumed ? parts[1] : Stamp(parts is [var last, ..] && Times.Iso(last) is { } at ? at - Overlap : now - TimeSpan.FromDays(7));
        var token = resumed ? parts[2] : "";
        do
        {
            var page = await SearchAsync(_cities[query.Key], since, token, ct);
            var (posts, malformed) = page.Videos.Count == 0 ? ([], 0) : await VideosAsync(page.Videos, ct);
            var comments = await CommentsAsync(posts, ct);
            token = page.Next;
            yield return new SourcePage([.. posts, .. comments], token.Length > 0 ? $"{started}|{since}|{token}" : started)
            {
                Malformed = malformed,
                Reported = resumed || parts.Length == 3 ? 0 : page.Videos.Count,
                Obtained = posts.Count,
                More = token.Length > 0,
                CapHit = token.Length == 0 && page.Total > 500,
            };
            parts = [];
            resumed = false;
        }
        while (token.Length > 0);
    }

    private static string Stamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private Task<(IReadOnlyList<string> Videos, string Next, long Total)> SearchAsync(CatalogueCity city, string since, string token, CancellationToken ct)
    {
        var names = string.Join('|', CityTerms.Names(city, 120, 1).Take(4).Select(n => $"\"{n}\""));
        var query = $"part=snippet&type=video&order=date&maxResults=50&publishedAfter={Uri.EscapeDataString(since)}&q={Uri.EscapeDataString(names)}{(token.Length > 0 ? "&pageToken=" + token : "")}";
        return _api.GetAsync("search", query, YouTubeApi.SearchCost, root =>
            ((IReadOnlyList<string>)[.. root.Items("items").Select(i => i.Obj("id").Str("videoId")).Where(v => v.Length > 0)],
                root.Str("nextPageToken"), root.Obj("pageInfo").Num("totalResults") ?? 0), ct);
    }

    private Task<(IReadOnlyList<Post> Posts, int Malformed)> VideosAsync(IReadOnlyList<string> ids, CancellationToken ct) =>
        _api.GetAsync("videos", $"part=snippet,statistics,liveStreamingDetails&id={string.Join(',', ids)}", 1, root =>
        {
            if (!root.TryGetProperty("items", out var items) || items.ValueKind != System.Text.Json.JsonValueKind.Array)
            {
                throw new SourceFailure(FailureKind.BadData, "the answer has no list of videos"); // Else all of them would seem to be gone.
            }

            var now = _setup.Clock.GetUtcNow();
            var posts = root.Items("items").Select(v => YouTubePosts.Video(v, now, _setup.Pulse.Fields)).ToList();
            return ((IReadOnlyList<Post>)[.. posts.OfType<Post>()], posts.Count(p => p is null));
        }, ct);

    private async Task<IReadOnlyList<Post>> CommentsAsync(IReadOnlyList<Post> videos, CancellationToken ct)
    {
        var comments = new List<Post>();
        foreach (var video in videos.Where(v => v.Metrics?.Comments > 0).OrderByDescending(v => v.Metrics!.Comments).Take(_threads))
        {
            try
            {
                comments.AddRange(await ThreadsAsync(video.Id["youtube:".Length..], ct));
            }
            catch (SourceFailure e) when (e.Kind == FailureKind.Refused)
            {
                // Comments were switched off between the two calls: the video still counts.
                _setup.Pulse.Failed(e);
            }
        }

        return comments;
    }

    private Task<IReadOnlyList<Post>> ThreadsAsync(string video, CancellationToken ct) =>
        _api.GetAsync("commentThreads", $"part=snippet,replies&videoId={video}&order=time&maxResults=100&textFormat=plainText", 1, root =>
        {
            var now = _setup.Clock.GetUtcNow();
            return (IReadOnlyList<Post>)[.. root.Items("items").SelectMany(t => YouTubePosts.Thread(t, now)).OfType<Post>()];
        }, ct);

    private static Checkup Check(SourceSettings settings, Checkup checkup)
    {
        var units = settings.Number("UnitsPerDay", DefaultUnits);
        var every = DailyBudget.FairInterval(units * (1 - ForRereads), checkup.Cities, RunCost, TimeSpan.FromHours(1));
        var runs = checkup.Cities * (TimeSpan.FromDays(1) / every);
        checkup = checkup.Cost(3 * runs, every: every);
        return (checkup with { Costs = checkup.Costs with { UnitsPerDay = RunCost * runs + units * ForRereads } })
            .Require(settings.Secret("Key").IsSet, "no Key: set the API key in Key or KeyFile")
            .Require(units >= RunCost, $"UnitsPerDay is {units}; one look at one city costs {RunCost}")
            .Note($"{units} units a day reach each of {checkup.Cities} cities every {every.TotalHours:0.#} h")
            .Note("YouTube wants its amendment on derived metrics accepted before scores are made from its data");
    }
}
