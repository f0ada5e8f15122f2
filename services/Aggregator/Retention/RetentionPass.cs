using System.Runtime.CompilerServices;
using CcgcStream.Aggregator.Folding;
using CcgcStream.Index.Buckets;
using CcgcStream.State;
using CcgcStream.State.Cities.Reading;
using CcgcStream.State.Cities.Records;

namespace CcgcStream.Aggregator.Retention;

/// <summary>One pass over the generations that have a retention: the ledger, then the mentions of each city and, once a day, its buckets.</summary>
internal sealed class RetentionPass(IStateStore store, PartitionReader reader, string space, RetentionOptions options, TimeProvider clock)
{
    private static readonly string[] Kept = [Generation.Live, "simulated"];

    private readonly LedgerSweep _ledger = new(store, space);
    private readonly PieceSweep _pieces = new(store, space);
    private readonly BucketSweep _buckets = new(store, space);

    /// <summary>Before when the buckets of a generation were last removed.</summary>
    private readonly Dictionary<string, (long, long, long)> _swept = new(StringComparer.Ordinal);

    /// <summary>What a failed pass has removed is not known: the next looks everywhere.</summary>
    internal void Forget() => _swept.Clear();

    internal async IAsyncEnumerable<Removal> RunAsync(BatchFolder folder, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var name in Kept)
        {
            if (await reader.TotalsAsync(name, ct) is { } totals && totals.FirstUs <= totals.WatermarkUs)
            {
                await foreach (var removal in SweepAsync(await folder.GenerationAsync(name, ct), totals, ct))
                {
                    yield return removal;
                }
            }
        }
    }

    private async IAsyncEnumerable<Removal> SweepAsync(GenerationState generation, GenerationTotals totals, [EnumeratorCancellation] CancellationToken ct)
    {
        var now = generation.Name == Generation.Live ? clock.GetUtcNow().ToUnixTimeMilliseconds() * 1000 : totals.WatermarkUs;
        var cut = Cutoffs.At(now, options);
        if (totals.FirstUs >= cut.PiecesUs)
        {
            yield break; // Everything is young.
        }

        await foreach (var removal in _ledger.RunAsync(generation, cut, ct))
        {
            yield return removal;
        }

        var before = (cut.FineUs, cut.CoarseUs, cut.DaysUs);
        var moved = _swept.GetValueOrDefault(generation.Name) != before;
        foreach (var (city, sums) in await CitiesAsync(generation.Name, ct))
        {
            await foreach (var removal in _pieces.RunAsync(generation, city, cut, ct))
            {
                yield return removal;
            }

            if (moved)
            {
                await foreach (var removal in _buckets.RunAsync(generation, city, sums, totals.FirstUs, cut, ct))
                {
                    yield return removal;
                }
            }
        }

        _swept[generation.Name] = before;
    }

    // Read to the end before anything is removed: no scan stays open between two steps.
    private async ValueTask<List<(string City, BucketSums Sums)>> CitiesAsync(string generation, CancellationToken ct)
    {
        var cities = new List<(string, BucketSums)>();
        await foreach (var city in reader.CitiesAsync(generation, ct))
        {
            cities.Add(city);
        }

        return cities;
    }
}
