using System.Runtime.CompilerServices;
using CcgcStream.Collector.Fetching;
using CcgcStream.Collector.Seam;
using CcgcStream.Collector.Setup;
using CcgcStream.Collector.Wire;
using CcgcStream.Contracts.Posts;

namespace CcgcStream.Collector.Tests.Worked;

/// <summary>The worked example of deploy/docs/adding-a-source.md: a made-up service with numbered notes.</summary>
internal sealed class WeatherNotesSource : ISource
{
    public static readonly SourceType Type = new("weather-notes", setup => new WeatherNotesSource(setup), (settings, checkup) => checkup
        .Require(settings.Text("BaseUrl").Length > 0, "BaseUrl is missing: the address of the notes service")
        .Cost(24 * 60))
    {
        Settings = Setting.Table("BaseUrl | | address of the notes service"),
    };

    private readonly SourceSetup _setup;
    private readonly SourceHttp _http;

    private WeatherNotesSource(SourceSetup setup)
    {
        _setup = setup;
        _http = setup.Http(new HttpManners { Limit = new RateLimit(60, TimeSpan.FromMinutes(1)) });
    }

    public IReadOnlyList<SourceQuery> Queries { get; } = [new SourceQuery("notes", TimeSpan.FromMinutes(1))];

    public async IAsyncEnumerable<SourcePage> ReadAsync(SourceQuery query, string? cursor, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var more = true; more;)
        {
            var from = cursor ?? "0";
            var (posts, last, total) = await _http.FetchAsync(
                () => new HttpRequestMessage(HttpMethod.Get, $"{_setup.Settings.Address("BaseUrl", "")}/notes?after={from}"), Read, ct);
            more = posts.Count > 0;
            cursor = last.Length > 0 ? last : cursor;
            yield return new SourcePage(posts, cursor) { Reported = from == "0" ? total : 0 };
        }
    }

    private (IReadOnlyList<Post> Posts, string Last, long Total) Read(Fetched answer)
    {
        using var json = answer.Json();
        var now = _setup.Clock.GetUtcNow();
        var posts = json.RootElement.Items("notes").Select(n => new Post
        {
            Id = "weather-notes:" + n.Str("n"), Source = "other", Text = n.Str("text"), PublishedAt = n.Time("at") ?? now, CollectedAt = now,
        }).ToList();
        return (posts, json.RootElement.Str("last"), json.RootElement.Num("total") ?? 0);
    }
}
