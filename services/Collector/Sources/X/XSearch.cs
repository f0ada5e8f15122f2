using System.Runtime.CompilerServices;
using System.Text.Json;
using CcgcStream.Collector.Fetching;
using CcgcStream.Collector.Seam;
using CcgcStream.Collector.Setup;
using CcgcStream.Collector.Supervision;
using CcgcStream.Collector.Wire;
using CcgcStream.Contracts.Posts;

namespace CcgcStream.Collector.Sources.X;

/// <summary>Recent search (7 days back) and recent counts.</summary>
internal sealed class XSearch(SourceHttp http, string root, Secret token, TimeProvider clock, SourcePulse pulse)
{
    /// <summary>How far back search reaches, with a margin.</summary>
    private static readonly TimeSpan Reach = TimeSpan.FromDays(6.9);

    /// <summary>Pages of a query, the newest posts first.</summary>
    /// <param name="query">Rule text.</param>
    /// <param name="since">Id to start after; an id out of reach becomes a start time.</param>
    public async IAsyncEnumerable<(IReadOnlyList<Post> Posts, int Malformed, string Newest)> PagesAsync(
        string query, string? since, [EnumeratorCancellation] CancellationToken ct)
    {
        var from = From(since);
        var next = "";
        do
        {
            var address = $"{root}/2/tweets/search/recent?query={Uri.EscapeDataString(query)}&max_results=100{from}&{XManners.Fields}{(next.Length > 0 ? "&next_token=" + next : "")}";
            var (posts, malformed, newest, token1) = await http.FetchAsync(() => XManners.Request(HttpMethod.Get, address, token), Read, ct);
            next = token1;
            yield return (posts, malformed, newest);
        }
        while (next.Length > 0);
    }

    /// <summary>How many posts match a query after an id, by X's own count.</summary>
    public Task<long> CountAsync(string query, string? since, CancellationToken ct) => TotalAsync(query, From(since), ct);

    /// <summary>How many posts match a query in a span of time, by X's own count; of what lies out of its reach it says nothing.</summary>
    public Task<long> CountAsync(string query, DateTimeOffset from, DateTimeOffset to, CancellationToken ct) =>
        TotalAsync(query, $"&start_time={from.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}&end_time={to.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}", ct);

    /// <summary>The earliest moment that search and counts still reach.</summary>
    public DateTimeOffset Earliest => clock.GetUtcNow() - Reach;

    /// <summary>Posts as they are now; those that X does not find or may not show any more are withdrawn.</summary>
    public Task<IReadOnlyList<Post>> LookUpAsync(IReadOnlyList<string> ids, CancellationToken ct) => http.FetchAsync(
        () => XManners.Request(HttpMethod.Get, $"{root}/2/tweets?ids={string.Join(',', ids.Select(id => id["x:".Length..]))}&{XManners.Fields}", token),
        answer =>
        {
            using var json = answer.Json();
            var now = clock.GetUtcNow();
            var there = json.RootElement.Items("data").Select(d => XPosts.Of(d, json.RootElement.Obj("includes"), now, pulse.Fields)).OfType<Post>().ToList();
            var gone = json.RootElement.Items("errors").Where(IsGone).Select(e => e.Str("resource_id") is { Length: > 0 } id ? id : e.Str("value"))
                .Where(id => id.Length > 0).Select(id => new Post { Id = "x:" + id, Source = "x", Channel = "social", Deleted = true, PublishedAt = now, CollectedAt = now });
            return (IReadOnlyList<Post>)[.. there, .. gone];
        },
        ct);

    private Task<long> TotalAsync(string query, string span, CancellationToken ct) => http.FetchAsync(
        () => XManners.Request(HttpMethod.Get, $"{root}/2/tweets/counts/recent?query={Uri.EscapeDataString(query)}&granularity=hour{span}", token),
        answer =>
        {
            using var json = answer.Json();
            var meta = json.RootElement.Obj("meta");
            return meta.Num("total_tweet_count") ?? meta.Num("total_post_count")
                ?? json.RootElement.Items("data").Sum(d => d.Num("tweet_count") ?? d.Num("post_count") ?? 0);
        },
        ct);

    private static bool IsGone(System.Text.Json.JsonElement error) =>
        error.Str("type").EndsWith("resource-not-found", StringComparison.Ordinal) || error.Str("type").EndsWith("not-authorized-for-resource", StringComparison.Ordinal);

    private string From(string? since)
    {
        var start = Earliest;
        return since is null || Snowflake.Time(since) < start ? $"&start_time={start.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}" : "&since_id=" + since;
    }

    private (IReadOnlyList<Post> Posts, int Malformed, string Newest, string Next) Read(Fetched answer)
    {
        using var json = answer.Json();
        var root1 = json.RootElement;
        var now = clock.GetUtcNow();
        var posts = root1.Items("data").Select(d => XPosts.Of(d, root1.Obj("includes"), now, pulse.Fields)).ToList();
        var meta = root1.Obj("meta");
        return meta.ValueKind == JsonValueKind.Object
            ? ([.. posts.OfType<Post>()], posts.Count(p => p is null), meta.Str("newest_id"), meta.Str("next_token"))
            : throw new SourceFailure(FailureKind.BadData, "the page of results has no meta");
    }
}
