using System.Runtime.CompilerServices;
using CcgcStream.Collector.Cities;
using CcgcStream.Collector.Doctor;
using CcgcStream.Collector.Fetching;
using CcgcStream.Collector.Seam;
using CcgcStream.Collector.Setup;
using CcgcStream.Collector.Sources.Facebook;
using CcgcStream.Collector.Wire;
using CcgcStream.Contracts.Posts;

namespace CcgcStream.Collector.Sources.Instagram;

/// <summary>
/// Instagram hashtag search: the last 24 hours of a hashtag. An account may ask for 30 different hashtags in 7 days, so the cities
/// are dealt out to the accounts, and with fewer than four accounts they take turns week by week.
/// </summary>
internal sealed class InstagramSource : ISource
{
    public static readonly SourceType Type = new("instagram", setup => new InstagramSource(setup), Check)
    {
        Settings = Setting.Table("""
            Token | secret | token with Instagram Public Content Access
            Accounts | | ids of the business accounts that ask; each may ask for 30 hashtags in 7 days
            Every | 04:00:00 | time between two looks at a hashtag
            Version | v23.0 | version of the Graph API
            BaseUrl | https://graph.facebook.com | address of the API
            Cities | all | ids of the cities to ask for
            """),
    };

    private const int HashtagsPerAccount = 30;
    private const int MaxPages = 200;

    private readonly SourceSetup _setup;
    private readonly SourceHttp _http;
    private readonly Secret _token;
    private readonly string _root;
    private readonly IReadOnlyList<string> _accounts;
    private readonly List<string> _hashtags;

    private InstagramSource(SourceSetup setup)
    {
        _setup = setup;
        _http = setup.Http(GraphManners.Make());
        _token = setup.Settings.Secret("Token");
        _root = setup.Settings.Address("BaseUrl", "https://graph.facebook.com") + "/" + setup.Settings.Text("Version", "v23.0");
        _accounts = setup.Settings.List("Accounts");
        _hashtags = [.. new CityTerms(setup.Cities, setup.Settings.List("Cities")).Cities.Select(c => CityTerms.Hashtag(c.Name)).Distinct()];
        Queries = [.. _hashtags.Select(h => new SourceQuery(h, setup.Settings.Span("Every", TimeSpan.FromHours(4))))];
    }

    public IReadOnlyList<SourceQuery> Queries { get; }

    /// <summary>The account that asks for a hashtag this week; null when it is not the hashtag's turn.</summary>
    /// <param name="index">Position of the hashtag.</param>
    /// <param name="hashtags">Number of hashtags.</param>
    /// <param name="accounts">Number of accounts.</param>
    /// <param name="week">Weeks since 1970.</param>
    public static int? Account(int index, int hashtags, int accounts, long week)
    {
        var places = accounts * HashtagsPerAccount;
        var place = places >= hashtags ? index : (int)((index - week * places % hashtags + hashtags) % hashtags);
        return place < places ? place / HashtagsPerAccount : null;
    }

    public async IAsyncEnumerable<SourcePage> ReadAsync(SourceQuery query, string? cursor, [EnumeratorCancellation] CancellationToken ct)
    {
        var week = _setup.Clock.GetUtcNow().ToUnixTimeSeconds() / (7 * 24 * 3600);
        if (Account(_hashtags.IndexOf(query.Key), _hashtags.Count, _accounts.Count, week) is not { } account)
        {
            yield break;
        }

        // The cursor is the hashtag's id, and behind "|" the page to go on with.
        var parts = cursor?.Split('|', 2) ?? [];
        var id = parts is [{ Length: > 0 } known, ..] ? known : await IdAsync(query.Key, _accounts[account], ct);
        var address = parts is [_, { Length: > 0 } page] ? _root + page
            : $"{_root}/{id}/recent_media?user_id={_accounts[account]}&fields=id,caption,media_type,comments_count,like_count,permalink,timestamp,children&limit=50";
        for (var n = 1; address.Length > 0; n++)
        {
            var here = address;
            var (posts, malformed, next) = await _http.FetchAsync(() => GraphManners.Request(here, _token), answer => Read(answer, query.Key), ct);
            address = n < MaxPages ? next : "";
            yield return new SourcePage(posts, address.Length > 0 ? $"{id}|{address[_root.Length..]}" : id) { Malformed = malformed, More = address.Length > 0, CapHit = address.Length == 0 && next.Length > 0 };
        }
    }

    private Task<string> IdAsync(string hashtag, string account, CancellationToken ct) => _http.FetchAsync(
        () => GraphManners.Request($"{_root}/ig_hashtag_search?user_id={account}&q={hashtag}", _token),
        answer =>
        {
            using var json = answer.Json();
            var id = json.RootElement.Str("id") is { Length: > 0 } bare ? bare : json.RootElement.Items("data").Select(d => d.Str("id")).FirstOrDefault() ?? "";
            return id.Length > 0 ? id : throw new SourceFailure(FailureKind.BadData, $"no id for #{hashtag}");
        },
        ct);

    private (IReadOnlyList<Post> Posts, int Malformed, string Next) Read(Fetched answer, string hashtag)
    {
        using var json = answer.Json();
        var now = _setup.Clock.GetUtcNow();
        var posts = json.RootElement.Items("data").Select(m => InstagramPosts.Of(m, hashtag, now, _setup.Pulse.Fields)).ToList();
        var versioned = GraphManners.Next(json.RootElement, "");
        var next = versioned.Length == 0 || posts.Count == 0 ? "" : _root + versioned[versioned.IndexOf('/', 1)..];
        return ([.. posts.OfType<Post>()], posts.Count(p => p is null), next);
    }

    private static Checkup Check(SourceSettings settings, Checkup checkup)
    {
        var accounts = settings.List("Accounts").Count;
        var every = settings.Span("Every", TimeSpan.FromHours(4));
        var hashtags = Math.Min(accounts * HashtagsPerAccount, checkup.Cities);
        checkup = checkup.Cost(hashtags * (TimeSpan.FromDays(1) / every), every: every);
        return (checkup with { Costs = checkup.Costs with { HashtagsPerWeek = hashtags } })
            .Require(settings.Secret("Token").IsSet, "no Token: set a token with Instagram Public Content Access in Token or TokenFile")
            .Require(accounts > 0, "Accounts is empty: list the ids of the Instagram business accounts that ask")
            .Note(accounts * HashtagsPerAccount >= checkup.Cities
                ? "every city is asked for all the time"
                : $"{accounts} account(s) reach {accounts * HashtagsPerAccount} of {checkup.Cities} cities a week; the others take turns");
    }
}
