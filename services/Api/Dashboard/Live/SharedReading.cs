using Microsoft.Extensions.Caching.Memory;

namespace CcgcStream.Api.Dashboard.Live;

/// <summary>
/// One reading of the store for all who look at the same thing: whoever asks first reads, the others wait for it and take it too, until
/// it is no longer good. However many dashboards are open, the store is read as if there were one.
/// </summary>
/// <param name="most">Most things that are remembered.</param>
internal sealed class SharedReading<TKey, TValue>(int most) : IDisposable
    where TKey : notnull
    where TValue : class
{
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(2);
    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = most });
    private readonly Lock _gate = new();

    /// <summary>What was read last, when it is still good, or else what is read now.</summary>
    /// <param name="key">What is looked at.</param>
    /// <param name="good">False when the reading must be made again.</param>
    /// <param name="read">Reads the store; its failure is the asker's, and the next one tries again.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<TValue> GetAsync(TKey key, Predicate<TValue> good, Func<Task<TValue>> read, CancellationToken ct)
    {
        var place = PlaceOf(key);
        await place.Turn.WaitAsync(ct);
        try
        {
            return place.Held is { } held && good(held) ? held : place.Held = await read();
        }
        finally
        {
            place.Turn.Release();
        }
    }

    public void Dispose() => _cache.Dispose();

    private Place PlaceOf(TKey key)
    {
        lock (_gate)
        {
            return _cache.GetOrCreate(key, entry =>
            {
                (entry.Size, entry.SlidingExpiration) = (1, Forgotten);
                return new Place();
            })!;
        }
    }

    private sealed class Place
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public TValue? Held { get; set; }
    }
}
