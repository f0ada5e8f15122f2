using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using CcgcStream.Index.Buckets;
using CcgcStream.Index.Dimensions;
using CcgcStream.Index.Mentions;
using CcgcStream.Index.Windows;
using CcgcStream.State.Cities.Records;

namespace CcgcStream.State.Cities.Reading;

/// <summary>
/// Typed reads of the index state over all partitions: what the API, the report and the calibration use. Thread-safe; reads see
/// committed state, and two reads may see two commits.
/// </summary>
/// <param name="store">The state store.</param>
/// <param name="partitions">Number of partitions of posts.enriched.</param>
public sealed class CityStateReader(IStateStore store, int partitions)
{
    /// <summary>Name of the generation on the wall clock.</summary>
    public const string Live = "live";

    private const string Simulated = "simulated";
    private readonly PartitionReader[] _partitions = [.. Enumerable.Range(0, partitions).Select(partition => new PartitionReader(store, partition))];
    private readonly ConcurrentDictionary<(string, string), int> _homes = new();

    /// <summary>All generations with their totals over every partition, by name.</summary>
    public async ValueTask<IReadOnlyDictionary<string, GenerationTotals>> GenerationsAsync(CancellationToken ct)
    {
        var all = new SortedDictionary<string, GenerationTotals>(StringComparer.Ordinal);
        foreach (var partition in _partitions)
        {
            await foreach (var (name, totals) in partition.GenerationsAsync(ct))
            {
                all[name] = all.TryGetValue(name, out var other) ? other.Merge(totals) : totals;
            }
        }

        return all;
    }

    /// <summary>What retention has removed of a generation, over every partition.</summary>
    public async ValueTask<RetentionMarks> MarksAsync(string generation, CancellationToken ct)
    {
        var marks = RetentionMarks.None;
        foreach (var partition in _partitions)
        {
            marks = marks.Merge(await partition.MarksAsync(generation, ct));
        }

        return marks;
    }

    /// <summary>The generation that a read without one means: live if it holds pieces, else the replay with the latest data, else simulated; null when there is none.</summary>
    public async ValueTask<string?> DefaultGenerationAsync(CancellationToken ct)
    {
        var all = await GenerationsAsync(ct);
        return all.TryGetValue(Live, out var live) && live.Seen > 0
            ? Live
            : all.Where(entry => entry.Key is not (Live or Simulated)).OrderByDescending(entry => entry.Value.WatermarkUs).Select(entry => entry.Key).FirstOrDefault()
                ?? (all.ContainsKey(Simulated) ? Simulated : null);
    }

    /// <summary>The cities of a generation with their sums of all time (<see cref="Scalar.Pieces"/> is the exact number of mentions).</summary>
    public async ValueTask<IReadOnlyDictionary<string, BucketSums>> CitiesAsync(string generation, CancellationToken ct)
    {
        var all = new SortedDictionary<string, BucketSums>(StringComparer.Ordinal);
        for (var at = 0; at < _partitions.Length; at++)
        {
            await foreach (var (city, sums) in _partitions[at].CitiesAsync(generation, ct))
            {
                _homes[(generation, city)] = at;
                all[city] = sums;
            }
        }

        return all;
    }

    /// <summary>Everything that a score is made of; of a city without data, an empty window.</summary>
    /// <param name="generation">Generation.</param>
    /// <param name="city">City id.</param>
    /// <param name="window">Window.</param>
    /// <param name="asOfUs">Any moment, Unix microseconds; <see cref="NowAsync"/> for the generation's own now.</param>
    /// <param name="slice">Part of the mentions.</param>
    /// <param name="ct">Cancels.</param>
    public async ValueTask<WindowInput> WindowAsync(
        string generation, string city, IndexWindow window, long asOfUs, Slice slice, CancellationToken ct)
    {
        var home = await HomeAsync(generation, city, ct);
        var first = await home.TotalsAsync(generation, ct) is { } totals ? totals.FirstUs : long.MaxValue;
        return await new WindowReader(home).ReadAsync(generation, city, window, asOfUs, slice, first, await home.MarksAsync(generation, ct), ct);
    }

    /// <summary>The generation's now: the latest publication time it has seen; for live the wall clock that the caller gives.</summary>
    public async ValueTask<long> NowAsync(string generation, DateTimeOffset wallClock, CancellationToken ct)
    {
        var wall = wallClock.ToUnixTimeMilliseconds() * 1000;
        return generation == Live ? wall : (await GenerationsAsync(ct)).GetValueOrDefault(generation)?.WatermarkUs ?? wall;
    }

    /// <summary>Sums of every bucket of a tier in a span, oldest first; buckets without anything are absent.</summary>
    public async ValueTask<IReadOnlyList<(long StartUs, BucketSums Sums)>> SeriesAsync(
        string generation, string city, Slice slice, Tier tier, TimeSpanUs span, CancellationToken ct)
    {
        var series = await new SumsReader(await HomeAsync(generation, city, ct)).SeriesAsync(generation, city, slice, tier, span, ct);
        return [.. series.Select(entry => (tier.StartUs(entry.Key), entry.Value))];
    }

    /// <summary>Sums over any span.</summary>
    public async ValueTask<BucketSums> SumsAsync(string generation, string city, Slice slice, TimeSpanUs span, CancellationToken ct) =>
        await new SumsReader(await HomeAsync(generation, city, ct)).RangeAsync(generation, city, slice, span, (FieldKind)127, ct);

    /// <summary>The pieces of a city in a span with their evidence, one by one; a caller that pages passes the time of the last piece on.</summary>
    public async IAsyncEnumerable<CityPiece> PiecesAsync(
        string generation, string city, Slice slice, TimeSpanUs span, bool newestFirst, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var piece in (await HomeAsync(generation, city, ct)).PiecesAsync(generation, city, span, newestFirst, ct))
        {
            if (slice.Holds(piece.Facts))
            {
                yield return piece;
            }
        }
    }

    private async ValueTask<PartitionReader> HomeAsync(string generation, string city, CancellationToken ct)
    {
        if (!_homes.TryGetValue((generation, city), out var home))
        {
            for (home = 0; home < _partitions.Length - 1; home++)
            {
                if (await _partitions[home].CityAsync(generation, city, ct) is not null)
                {
                    break;
                }
            }

            // The last partition may be a guess for a city without data; only a real find is remembered.
            if (await _partitions[home].CityAsync(generation, city, ct) is not null)
            {
                _homes[(generation, city)] = home;
            }
        }

        return _partitions[home];
    }
}
