using CcgcStream.Contracts.V1;

namespace CcgcStream.State;

/// <summary>Current scores by generation, window and city, and news of them. Embedded and Redis engines.</summary>
public interface IScoreStore : IAsyncDisposable
{
    /// <summary>Upserts scores; one with a lower revision than the stored one is ignored.</summary>
    ValueTask PutAsync(IReadOnlyList<CityScore> scores, CancellationToken ct);

    /// <summary>All scores of a window, in no particular order.</summary>
    ValueTask<IReadOnlyList<CityScore>> GetAsync(string generation, string window, CancellationToken ct);

    /// <summary>Generations that hold scores.</summary>
    ValueTask<IReadOnlyList<string>> GenerationsAsync(CancellationToken ct);

    /// <summary>Removes a generation.</summary>
    ValueTask DropAsync(string generation, CancellationToken ct);

    /// <summary>
    /// Batches of scores as they change, from now on. A slow reader misses intermediate values of a city, never the last one. A watcher that
    /// runs outlives an outage of the store: nothing comes meanwhile, and the last values after it.
    /// </summary>
    /// <exception cref="StateUnavailableException">The store could not be read when the watcher started.</exception>
    IAsyncEnumerable<IReadOnlyList<CityScore>> WatchAsync(CancellationToken ct);
}
