using System.Runtime.CompilerServices;
using System.Text.Json;
using CcgcStream.Collector.Cities;
using CcgcStream.Collector.Doctor;
using CcgcStream.Collector.Fetching;
using CcgcStream.Collector.Seam;
using CcgcStream.Collector.Setup;
using CcgcStream.Collector.Streams;
using CcgcStream.Collector.Wire;
using CcgcStream.Contracts.Posts;
using CcgcStream.State;

namespace CcgcStream.Collector.Sources.Mastodon;

/// <summary>
/// One Mastodon server: the public timeline as server-sent events (<c>Mode=sse</c>), or the cities' hashtags over one WebSocket
/// (<c>Mode=ws</c>). After each reconnection the gap is read from the timelines.
/// </summary>
internal sealed class MastodonSource : ISource
{
    public static readonly SourceType Type = new("mastodon", setup => new MastodonSource(setup), Check)
    {
        Settings = Setting.Table("""
            Token | secret | user token with read:statuses
            Mode | sse | sse: the public timeline; ws: the cities' hashtags over one WebSocket
            BaseUrl | https://mastodon.social | address of the server
            Cities | all | ids of the cities to keep posts of
            """),
    };

    private const string Delete = "delete";

    private static readonly RateLimit Limit = new(300, TimeSpan.FromMinutes(5));

    private readonly SourceSetup _setup;
    private readonly SourceHttp _http;
    private readonly Secret _token;
    private readonly string _root;
    private readonly bool _sockets;
    private readonly CityTerms _cities;
    private readonly FollowedStatuses _followed;

    private MastodonSource(SourceSetup setup)
    {
        _setup = setup;
        _http = setup.Http(new HttpManners { Rates = RateHeaders.IsoTime, Limit = Limit });
        _token = setup.Settings.Secret("Token");
        _root = setup.Settings.Address("BaseUrl", "https://mastodon.social");
        _sockets = setup.Settings.Text("Mode", "sse") == "ws";
        _followed = new FollowedStatuses(setup.Settings.Name, setup.Services.GetRequiredService<IStateStore>(), setup.Clock);
        _cities = new CityTerms(setup.Cities, setup.Settings.List("Cities"));
        Queries = [SourceQuery.Stream("stream")];
    }

    public IReadOnlyList<SourceQuery> Queries { get; }

    private IEnumerable<string> Hashtags => _cities.Cities.SelectMany(c => new[] { CityTerms.Hashtag(c.Name), c.Zh }).Distinct();

    private IEnumerable<string> Timelines => _sockets
        ? Hashtags.Select(h => $"{_root}/api/v1/timelines/tag/{Uri.EscapeDataString(h)}?limit=40")
        : [$"{_root}/api/v1/timelines/public?limit=40"];

    public async IAsyncEnumerable<SourcePage> ReadAsync(SourceQuery query, string? cursor, [EnumeratorCancellation] CancellationToken ct)
    {
        // Where it all begins is saved before the first status can be lost: the timelines keep what a broken connection swallows.
        cursor ??= (await PageAsync(_root + "/api/v1/timelines/public?limit=1", ct)).Newest is { Length: > 0 } present ? present : "0";
        yield return new SourcePage([], cursor);
        await _followed.ForgetOldAsync(ct);
        string? newest = cursor;
        var streaming = await StreamingAsync(ct);
        using var response = _sockets ? null : await _http.OpenAsync(() => Request(streaming + "/api/v1/streaming/public"), ct);
        await using var body = response is null ? Stream.Null : await response.Content.ReadAsStreamAsync(ct);
        foreach (var timeline in Timelines)
        {
            var from = cursor;
            while (await PageAsync($"{timeline}&min_id={from}", ct) is { Newest.Length: > 0 } page)
            {
                from = page.Newest;
                newest = Later(newest, page.Newest);
                await _followed.SaveAsync(ct);
                yield return new SourcePage(page.Posts);
            }
        }

        yield return new SourcePage([], newest);
        var events = _sockets
            ? MastodonEvents.SocketAsync(new Uri($"ws{streaming[4..]}/api/v1/streaming?access_token={Uri.EscapeDataString(_token.Reveal())}"), Hashtags, _setup.Outbound.Invoker, _setup.Clock, ct)
            : MastodonEvents.ServerSentAsync(body, _setup.Clock, ct);
        await foreach (var batch in events.InBatches(200, ct))
        {
            var read = batch.Where(e => e.Name != Delete).Select(Read).ToList();
            await _followed.SaveAsync(ct); // Also before a deletion in the same batch looks for its status.
            var gone = await GoneAsync(batch, ct);
            newest = read.Aggregate(newest, (id, r) => Later(id, r.LocalId));
            yield return new SourcePage([.. read.Select(r => r.Post).OfType<Post>(), .. gone], newest) { Malformed = read.Count(r => r.Malformed) };
        }
    }

    /// <summary>Where the server streams: large ones have a host of their own for that, and a token does not survive a redirect to it.</summary>
    private async Task<string> StreamingAsync(CancellationToken ct)
    {
        try
        {
            return await _http.FetchAsync(() => Request(_root + "/api/v2/instance"), answer =>
            {
                using var json = answer.Json();
                var said = json.RootElement.Obj("configuration").Obj("urls").Str("streaming").TrimEnd('/');
                // ws becomes http and wss https; nobody talks us out of encryption.
                return said.StartsWith("wss://", StringComparison.Ordinal) || (said.StartsWith("ws://", StringComparison.Ordinal) && _root.StartsWith("http://", StringComparison.Ordinal))
                    ? "http" + said["ws".Length..] : _root;
            }, ct);
        }
        catch (SourceFailure e) when (e.Status == 404)
        {
            return _root; // Before version 4, and servers of other makes.
        }
    }

    private HttpRequestMessage Request(string address)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new("Bearer", _token.Reveal());
        return request;
    }

    private Task<(IReadOnlyList<Post> Posts, string Newest)> PageAsync(string address, CancellationToken ct) => _http.FetchAsync(() => Request(address), answer =>
    {
        using var json = answer.Json();
        var statuses = json.RootElement.ValueKind == JsonValueKind.Array ? json.RootElement.EnumerateArray().ToList()
            : throw new SourceFailure(FailureKind.BadData, "expected a list of statuses");
        var newest = statuses.Aggregate((string?)null, (id, s) => Later(id, s.Str("id"))) ?? "";
        return ((IReadOnlyList<Post>)[.. statuses.Select(s => Take(s).Post).OfType<Post>()], newest);
    }, ct);

    private async Task<IReadOnlyList<Post>> GoneAsync(IReadOnlyList<MastodonEvent> batch, CancellationToken ct)
    {
        var gone = new List<Post>();
        foreach (var deletion in batch.Where(e => e.Name == Delete))
        {
            if (await _followed.FindAsync(deletion.Payload.Trim(), ct) is { } id)
            {
                var now = _setup.Clock.GetUtcNow();
                gone.Add(new Post { Id = id, Source = "mastodon", Deleted = true, CollectedAt = now, PublishedAt = now });
            }
        }

        return gone;
    }

    private (Post? Post, string LocalId, bool Malformed) Read(MastodonEvent e)
    {
        if (e.Name is not ("update" or "status.update"))
        {
            return (null, "", false);
        }

        try
        {
            using var json = JsonDocument.Parse(e.Payload);
            return Take(json.RootElement);
        }
        catch (JsonException)
        {
            return (null, "", true);
        }
    }

    private (Post? Post, string LocalId, bool Malformed) Take(JsonElement status)
    {
        if (!MastodonPosts.IsUsable(status))
        {
            return (null, status.Str("id"), false);
        }

        var post = MastodonPosts.Of(status, _setup.Clock.GetUtcNow(), _setup.Pulse.Fields);
        if (post is null || !_cities.MayMention(post))
        {
            return (null, status.Str("id"), post is null);
        }

        _followed.Add(status.Str("id"), post.Id);
        return (post, status.Str("id"), false);
    }

    /// <summary>Ids are numbers of growing length.</summary>
    private static string? Later(string? a, string? b) => string.IsNullOrEmpty(b) ? a
        : string.IsNullOrEmpty(a) || b.Length > a.Length || (b.Length == a.Length && string.CompareOrdinal(b, a) > 0) ? b : a;

    private static Checkup Check(SourceSettings settings, Checkup checkup) => checkup
        .Require(settings.Secret("Token").IsSet, "no Token: since version 4.2 streaming needs a user token with read:statuses, in Token or TokenFile")
        .Require(settings.Text("Mode", "sse") is "sse" or "ws", "Mode is neither sse nor ws")
        .Note("one server sees only the posts that its users follow; add a source for each server that matters");
}
