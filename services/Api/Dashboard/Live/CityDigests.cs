using CcgcStream.Alerting.Model;
using CcgcStream.AlertStore;
using CcgcStream.Api.Cities;
using CcgcStream.Api.Explain;
using CcgcStream.Api.Posts;
using CcgcStream.Api.Reading;
using CcgcStream.Index.Mentions;
using Microsoft.Extensions.Caching.Memory;

namespace CcgcStream.Api.Dashboard.Live;

/// <summary>What a city's page shows beside the score itself: what it is made of, its first posts, its alerts.</summary>
internal sealed record CityDigest(
    CityQuestion Question, Explanation Explained, IReadOnlyList<EvidencePost> Posts, string? Cursor, IReadOnlyList<AlertRecord> Alerts);

/// <summary>
/// Digests, shared by all readers of a city. One takes thousands of stored pieces to make, so it is made by one reader at a
/// time and kept for twenty times as long as that took: a page in view costs at most a twentieth of a core, however many look at it.
/// </summary>
internal sealed class CityDigests(CityReads reads, ExplainReads explaining, PostReads posts, AlertBook book, TimeProvider time) : IDisposable
{
    /// <summary>Posts of the first page.</summary>
    public const int PageLength = 20;

    private const int StoryCount = 8;
    private const int Thrift = 20;
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(30);
    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = 256 });
    private readonly Lock _gate = new();

    /// <summary>The digest of a city, at most half a minute old.</summary>
    public async Task<CityDigest> GetAsync(CityEntry city, string generation, string window, Slice slice, CancellationToken ct)
    {
        var place = PlaceOf((city.Id, generation, window, slice));
        await place.Turn.WaitAsync(ct);
        try
        {
            if (place.Held is { } held && time.GetUtcNow() < place.Until)
            {
                return held;
            }
            var started = time.GetTimestamp();
            place.Held = await MakeAsync(new CityQuestion(city, generation, window, await reads.MomentAsync(generation, null, ct), slice), ct);
            place.Until = time.GetUtcNow() + TimeSpan.FromTicks(Math.Clamp((Thrift * time.GetElapsedTime(started)).Ticks, Least.Ticks, Most.Ticks));
            return place.Held;
        }
        finally
        {
            place.Turn.Release();
        }
    }

    public void Dispose() => _cache.Dispose();

    private async Task<CityDigest> MakeAsync(CityQuestion question, CancellationToken ct)
    {
        var explained = await explaining.ReadAsync(question, weights: null, StoryCount, ct);
        var page = await posts.PageAsync(question, PageLength, after: null, ct);
        var alerts = (await book.ListAsync(question.Generation, ct)).Where(alert => alert.Key.City == question.City.Id);
        return new CityDigest(question, explained, page.Posts, page.NextCursor, [.. alerts]);
    }

    private Place PlaceOf((string, string, string, Slice) key)
    {
        lock (_gate)
        {
            return _cache.GetOrCreate(key, entry =>
            {
                (entry.Size, entry.SlidingExpiration) = (1, TimeSpan.FromMinutes(2));
                return new Place();
            })!;
        }
    }

    private sealed class Place
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public CityDigest? Held { get; set; }

        public DateTimeOffset Until { get; set; }
    }
}
