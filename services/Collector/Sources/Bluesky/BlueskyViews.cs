using CcgcStream.Collector.Fetching;
using CcgcStream.Collector.Seam;
using CcgcStream.Collector.Setup;
using CcgcStream.Collector.Wire;
using CcgcStream.Contracts.Posts;

namespace CcgcStream.Collector.Sources.Bluesky;

/// <summary>Posts as Bluesky's public API shows them: with their figures, which the stream does not have.</summary>
internal sealed class BlueskyViews(SourceSetup setup)
{
    /// <summary>Posts that one request may ask for.</summary>
    public const int Most = 25;

    private readonly SourceHttp _http = setup.Http(new HttpManners { Limit = new RateLimit(2500, TimeSpan.FromMinutes(5)) });
    private readonly string _root = setup.Settings.Address("ApiUrl", "https://public.api.bsky.app");

    /// <summary>The posts as they are now; those that the API does not know any more are withdrawn.</summary>
    public async Task<IReadOnlyList<Post>> LookUpAsync(IReadOnlyList<string> ids, CancellationToken ct)
    {
        var query = string.Join('&', ids.Select(id => "uris=" + Uri.EscapeDataString(id["bluesky:".Length..])));
        var (posts, known) = await _http.FetchAsync(() => new HttpRequestMessage(HttpMethod.Get, $"{_root}/xrpc/app.bsky.feed.getPosts?{query}"), Read, ct);
        var now = setup.Clock.GetUtcNow();
        return [.. posts, .. ids.Except(known)
            .Select(id => BlueskyPosts.Withdrawn(id["bluesky:".Length..], now, now))];
    }

    /// <summary>The posts, and the ids of all that are there, also of those that could not be read.</summary>
    private (IReadOnlyList<Post> Posts, IReadOnlyList<string> Known) Read(Fetched answer)
    {
        using var json = answer.Json();
        if (!json.RootElement.TryGetProperty("posts", out var list) || list.ValueKind != System.Text.Json.JsonValueKind.Array)
        {
            throw new SourceFailure(FailureKind.BadData, "the answer has no list of posts"); // Else all of them would seem to be gone.
        }

        var now = setup.Clock.GetUtcNow();
        var views = json.RootElement.Items("posts").ToList();
        return ([.. views.Select(view => View(view, now)).OfType<Post>()], [.. views.Select(view => "bluesky:" + view.Str("uri"))]);
    }

    private static Post? View(System.Text.Json.JsonElement view, DateTimeOffset now)
    {
        var uri = view.Str("uri");
        var post = BlueskyPosts.Of(uri, view.Obj("author").Str("did"), uri[(uri.LastIndexOf('/') + 1)..], view.Obj("record"), view.Time("indexedAt") ?? now, now);
        return post is null ? null : post with
        {
            Metrics = new Metrics
            {
                Likes = view.Num("likeCount"), Comments = view.Num("replyCount"), Shares = view.Num("repostCount") + (view.Num("quoteCount") ?? 0), ObservedAt = now,
            },
        };
    }
}
