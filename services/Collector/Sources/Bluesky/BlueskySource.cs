using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using CcgcStream.Collector.Cities;
using CcgcStream.Collector.Doctor;
using CcgcStream.Collector.Seam;
using CcgcStream.Collector.Setup;
using CcgcStream.Collector.Streams;
using CcgcStream.Contracts.Posts;
using CcgcStream.State;

namespace CcgcStream.Collector.Sources.Bluesky;

/// <summary>Bluesky's Jetstream, version 2 or 1: every public post of the network, of which those that may name a city are kept.</summary>
internal sealed class BlueskySource : ISource, IRereadable
{
    public static readonly SourceType Type = new("bluesky", setup => new BlueskySource(setup), Check)
    {
        Settings = Setting.Table("""
            Version | 2 | version of Jetstream: 2, or 1 for a server of your own that has no other
            BaseUrl | Bluesky's own, by version | address of the stream
            ApiUrl | https://public.api.bsky.app | address of the public API, which knows the figures
            RereadAt | 01:00:00, 1.00:00:00 | ages at which posts are looked at again for their figures; never: not at all
            Cities | all | ids of the cities to keep posts of
            """),
    };

    private const string SecondVersion = "wss://jetstream.us-east.bsky.network/xrpc/network.bsky.jetstream.subscribeEvents";
    private const string FirstVersion = "wss://jetstream2.us-east.bsky.network/subscribe";

    /// <summary>The whole network is never silent for so long.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    private readonly SourceSetup _setup;
    private readonly CityTerms _cities;
    private readonly bool _second;
    private readonly string _address;
    private readonly BlueskyViews _views;
    private readonly AuthorPosts _taken;
    private bool _forgetCursor;

    private BlueskySource(SourceSetup setup)
    {
        _setup = setup;
        _cities = new CityTerms(setup.Cities, setup.Settings.List("Cities"));
        _second = setup.Settings.Number("Version", 2) == 2;
        _address = setup.Settings.Address("BaseUrl", _second ? SecondVersion : FirstVersion);
        _views = new BlueskyViews(setup);
        _taken = new AuthorPosts(setup.Settings.Name, setup.Services.GetRequiredService<IStateStore>(), setup.Clock);
        Rereads = new RereadPlan(
            setup.Settings.List("RereadAt") is { Count: > 0 } ages ? RereadPlan.Parse(ages) : [TimeSpan.FromHours(1), TimeSpan.FromDays(1)], BlueskyViews.Most);
        Queries = [SourceQuery.Stream("jetstream")];
    }

    public IReadOnlyList<SourceQuery> Queries { get; }

    public RereadPlan Rereads { get; }

    public Task<IReadOnlyList<Post>> LookUpAsync(IReadOnlyList<string> ids, CancellationToken ct) => _views.LookUpAsync(ids, ct);

    public async IAsyncEnumerable<SourcePage> ReadAsync(SourceQuery query, string? cursor, [EnumeratorCancellation] CancellationToken ct)
    {
        var last = cursor is null ? (long?)null : long.Parse(cursor, CultureInfo.InvariantCulture);
        var plan = new SocketPlan(Address(_forgetCursor ? null : last), Silence) { Protocol = _second ? "xrpc.v1.json" : "" };
        var gap = _forgetCursor && _second;
        await _taken.ForgetOldAsync(ct);
        await using var messages = SocketMessages.ReadAsync(plan, _setup.Outbound.Invoker, _setup.Clock, ct).InBatches(500, ct).GetAsyncEnumerator(ct);
        while (await NextAsync(messages, last))
        {
            _forgetCursor = false;
            var frames = messages.Current.Select(Read).ToList();
            gap |= frames.Any(f => f.Frame.OutOfReach) && _second;
            var first = frames.Select(f => f.Frame.Cursor).FirstOrDefault(c => c is not null);
            var missed = gap && first > last ? first.Value - last.Value - 1 : 0; // Events of every kind: an upper bound for posts.
            gap &= first is null;
            last = frames.Select(f => f.Frame.Cursor).Append(last).Max();
            var posts = frames.Select(f => f.Frame.Post).OfType<Post>().Where(_cities.MayMention).ToList();
            await _taken.SaveAsync([.. posts.Where(p => !p.Deleted).Select(BlueskyPosts.Record)], ct); // Also before an account that goes in the same page looks for them.
            posts.AddRange(await GoneAsync(frames.Select(f => f.Frame), ct));
            yield return new SourcePage(posts, last?.ToString(CultureInfo.InvariantCulture))
            {
                Malformed = frames.Count(f => f.Malformed),
                Missed = missed,
                CapHit = missed > 0,
            };
        }
    }

    /// <summary>The withdrawals of all posts of the accounts that are gone.</summary>
    private async ValueTask<IReadOnlyList<Post>> GoneAsync(IEnumerable<JetstreamFrame> frames, CancellationToken ct)
    {
        var gone = new List<Post>();
        foreach (var frame in frames.Where(f => f.GoneAccount is not null))
        {
            var now = _setup.Clock.GetUtcNow();
            gone.AddRange((await _taken.OfAsync(frame.GoneAccount!, ct)).Select(key => BlueskyPosts.Withdrawn(JetstreamFrames.Uri(frame.GoneAccount!, key), frame.At ?? now, now)));
        }

        return gone;
    }

    private async ValueTask<bool> NextAsync(IAsyncEnumerator<IReadOnlyList<byte[]>> messages, long? last)
    {
        try
        {
            return await messages.MoveNextAsync();
        }
        catch (SourceFailure e) when (e.Status == 400 && last is not null && !_forgetCursor)
        {
            // CursorTooOld: what lies between is lost; the next attempt starts at the present and counts the gap.
            _forgetCursor = true;
            throw new SourceFailure(FailureKind.Network, "the cursor is older than what Bluesky keeps", _setup.Clock.GetUtcNow(), e) { Status = 400 };
        }
    }

    private Uri Address(long? cursor)
    {
        // Version 1 counts time, and times may be equal, so it starts a little earlier; what comes again is dropped.
        var from = cursor is not { } at ? "" : $"&cursor={(_second || at < 1_000_000_000_000_000 ? at : at - 1_000_000)}";
        return new Uri(_second ? $"{_address}?kinds=commit&kinds=account&collections=app.bsky.feed.post{from}" : $"{_address}?wantedCollections=app.bsky.feed.post{from}");
    }

    private (JetstreamFrame Frame, bool Malformed) Read(byte[] message)
    {
        try
        {
            return (JetstreamFrames.Read(message, _setup.Clock.GetUtcNow(), _setup.Pulse.Fields), false);
        }
        catch (JsonException)
        {
            return (default, true);
        }
    }

    private static Checkup Check(SourceSettings settings, Checkup checkup) => checkup
        .Require(settings.Number("Version", 2) is 1 or 2, "Version is neither 1 nor 2")
        .Note("no key and no cost; some 50 posts a second arrive and those that may name a city are kept");
}
