using System.Globalization;
using System.Runtime.CompilerServices;
using CcgcStream.Collector.Doctor;
using CcgcStream.Collector.Fetching;
using CcgcStream.Collector.Seam;
using CcgcStream.Collector.Setup;
using CcgcStream.Collector.Wire;
using CcgcStream.Contracts.Posts;

namespace CcgcStream.Collector.Sources.Facebook;

/// <summary>Public Facebook Pages over the Graph API (Page Public Content Access): one query a Page.</summary>
internal sealed class FacebookSource : ISource, IRereadable
{
    public static readonly SourceType Type = new("facebook", setup => new FacebookSource(setup), Check)
    {
        Settings = Setting.Table("""
            Token | secret | system user token with Page Public Content Access
            Pages | | ids or names of the public Pages to read
            Every | 00:30:00 | time between two looks at a Page
            Version | v23.0 | version of the Graph API
            BaseUrl | https://graph.facebook.com | address of the API
            """),
    };

    private const string Fields = "id,message,story,created_time,updated_time,permalink_url,from{id,name},status_type,is_expired,is_hidden,message_tags,parent_id,place,shares,"
        + "attachments{media_type,url,title},comments.limit(0).summary(true),reactions.limit(0).summary(true)";

    /// <summary>Edits, withdrawals and engagement are read again for this long.</summary>
    private static readonly TimeSpan Reread = TimeSpan.FromDays(3);

    private readonly SourceSetup _setup;
    private readonly SourceHttp _http;
    private readonly Secret _token;
    private readonly string _root;
    private readonly string _version;

    private FacebookSource(SourceSetup setup)
    {
        _setup = setup;
        _http = setup.Http(GraphManners.Make());
        _token = setup.Settings.Secret("Token");
        _root = setup.Settings.Address("BaseUrl", "https://graph.facebook.com");
        _version = setup.Settings.Text("Version", "v23.0");
        Queries = [.. setup.Settings.List("Pages").Select(p => new SourceQuery(p, setup.Settings.Span("Every", TimeSpan.FromMinutes(30))))];
    }

    public IReadOnlyList<SourceQuery> Queries { get; }

    /// <summary>Edits and figures come with the Page's own list; a post that is gone shows itself only when it is asked for.</summary>
    public RereadPlan Rereads { get; } = new([TimeSpan.FromDays(1)], 50);

    public async Task<IReadOnlyList<Post>> LookUpAsync(IReadOnlyList<string> ids, CancellationToken ct)
    {
        var address = $"{_root}/{_version}/?ids={string.Join(',', ids.Select(id => id["facebook:".Length..]))}&fields={Fields}";
        try
        {
            return await _http.FetchAsync(() => GraphManners.Request(address, _token), Several, ct);
        }
        catch (SourceFailure e) when (e.Status == GraphManners.Gone && ids is [var one])
        {
            var now = _setup.Clock.GetUtcNow();
            return [new Post { Id = one, Source = "facebook", Channel = "social", Deleted = true, PublishedAt = now, CollectedAt = now }];
        }
        catch (SourceFailure e) when (e.Status == GraphManners.Gone)
        {
            // One that is gone spoils the answer for all, and Graph does not say which; halves find it soonest.
            var half = ids.Count / 2;
            return [.. await LookUpAsync([.. ids.Take(half)], ct), .. await LookUpAsync([.. ids.Skip(half)], ct)];
        }
    }

    public async IAsyncEnumerable<SourcePage> ReadAsync(SourceQuery query, string? cursor, [EnumeratorCancellation] CancellationToken ct)
    {
        // The cursor is the start of the last complete run, or "|" and the page to go on with.
        var started = _setup.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var parts = cursor?.Split('|', 2);
        var address = parts is [_, { Length: > 0 } page] ? _root + page : First(query.Key, parts?[0]);
        started = parts is [{ Length: > 0 } earlier, { Length: > 0 }] ? earlier : started;
        while (address.Length > 0)
        {
            var here = address;
            var (posts, malformed, next) = await _http.FetchAsync(() => GraphManners.Request(here, _token), Read, ct);
            address = next;
            yield return new SourcePage(posts, next.Length > 0 ? $"{started}|{next[_root.Length..]}" : started) { Malformed = malformed, More = next.Length > 0 };
        }
    }

    private string First(string page, string? last)
    {
        var since = long.TryParse(last, CultureInfo.InvariantCulture, out var seconds)
            ? $"&since={seconds - (long)Reread.TotalSeconds}"
            : $"&since={(_setup.Clock.GetUtcNow() - TimeSpan.FromDays(30)).ToUnixTimeSeconds()}";
        return $"{_root}/{_version}/{Uri.EscapeDataString(page)}/posts?fields={Fields}&limit=100{since}";
    }

    private (IReadOnlyList<Post> Posts, int Malformed, string Next) Read(Fetched answer)
    {
        using var json = answer.Json();
        var now = _setup.Clock.GetUtcNow();
        var posts = json.RootElement.Items("data").Select(p => FacebookPosts.Of(p, now, _setup.Pulse.Fields)).ToList();
        return ([.. posts.OfType<Post>()], posts.Count(p => p is null), posts.Count == 0 ? "" : GraphManners.Next(json.RootElement, _root));
    }

    private IReadOnlyList<Post> Several(Fetched answer)
    {
        using var json = answer.Json();
        var now = _setup.Clock.GetUtcNow();
        return [.. json.RootElement.EnumerateObject().Select(p => FacebookPosts.Of(p.Value, now, _setup.Pulse.Fields)).OfType<Post>()];
    }

    private static Checkup Check(SourceSettings settings, Checkup checkup)
    {
        var pages = settings.List("Pages").Count;
        return checkup
            .Require(settings.Secret("Token").IsSet, "no Token: set a system user token with Page Public Content Access in Token or TokenFile")
            .Require(pages > 0, "Pages is empty: list the ids or names of the public Pages to read")
            .Cost(pages * (TimeSpan.FromDays(1) / settings.Span("Every", TimeSpan.FromMinutes(30))))
            .Note("an app may make about 200 calls a user and hour");
    }
}
