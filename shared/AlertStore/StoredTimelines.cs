using CcgcStream.Alerting.Backtesting;
using CcgcStream.Alerting.Observations;
using CcgcStream.Alerting.Rules;
using CcgcStream.Alerting.Sources;
using CcgcStream.State;
using CcgcStream.State.Cities.Reading;

namespace CcgcStream.AlertStore;

/// <summary>A real period out of the store, as <see cref="Backtest"/> takes it: what the aggregator would have shown to the detectors.</summary>
public static class StoredTimelines
{
    /// <summary>Cities of this rank by pieces are the group "top ten".</summary>
    private const int Large = 10;

    /// <summary>Days before the period that teach the usual level.</summary>
    private const int TeachingDays = 28;

    /// <summary>Reads every city of a generation.</summary>
    /// <param name="store">The store.</param>
    /// <param name="partitions">Partitions of the aggregate.</param>
    /// <param name="generation">Live, or a replay.</param>
    /// <param name="from">First moment that counts; the four weeks before it teach.</param>
    /// <param name="to">End, exclusive.</param>
    /// <param name="incidents">Known incidents by city id; without any, every alert counts as a false alarm.</param>
    /// <param name="rules">Rules, for their sensitive topics and their watch over sources.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task<IReadOnlyList<BacktestTimeline>> ReadAsync(
        IStateStore store, int partitions, string generation, DateTimeOffset from, DateTimeOffset to, ILookup<string, LabelledIncident> incidents, RuleSet rules,
        CancellationToken ct)
    {
        var judged = Quarter.Of(from.ToUnixTimeMilliseconds() * 1000);
        var first = judged - (TeachingDays * Quarter.PerDay);
        var last = Quarter.Of(to.ToUnixTimeMilliseconds() * 1000) - 1;
        var cities = new SortedDictionary<string, CityVotes>(StringComparer.Ordinal);
        for (var partition = 0; partition < partitions; partition++)
        {
            var reader = new PartitionReader(store, partition);
            await foreach (var (city, _) in reader.CitiesAsync(generation, ct))
            {
                cities[city] = await CityVotes.ReadAsync(reader, generation, city, first, last, ct);
            }
        }

        var completeness = Completeness(generation, cities.Values, first, last, rules);
        var large = cities.OrderByDescending(c => Buckets(judged, last).Sum(b => c.Value.Pieces(b).Count)).Take(Large).Select(c => c.Key).ToHashSet();
        return [.. cities.Select(c => new BacktestTimeline(
            c.Key,
            large.Contains(c.Key) ? "top ten" : "other",
            Buckets(first, last).Select(b => new CityObservation(generation, c.Key, b, c.Value.Votes(b, rules), completeness[b - first])),
            [.. incidents[c.Key].OrderBy(i => i.Start)],
            judged))];
    }

    private static IEnumerable<long> Buckets(long first, long last)
    {
        for (var bucket = first; bucket <= last; bucket++)
        {
            yield return bucket;
        }
    }

    private static IReadOnlyDictionary<string, double>[] Completeness(string generation, ICollection<CityVotes> cities, long first, long last, RuleSet rules)
    {
        var state = SourceAlertState.Empty;
        var completeness = new List<IReadOnlyDictionary<string, double>>();
        foreach (var bucket in Buckets(first, last))
        {
            state = SourceEngine.Observe(state, SourceCounts.Of(generation, bucket, cities), rules).State;
            completeness.Add(state.Completeness());
        }

        return [.. completeness];
    }
}
