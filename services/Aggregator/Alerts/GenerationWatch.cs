using System.Text.Json;
using CcgcStream.Alerting;
using CcgcStream.Alerting.Model;
using CcgcStream.Alerting.Observations;
using CcgcStream.Alerting.Rules;
using CcgcStream.Alerting.Sources;
using CcgcStream.AlertStore;
using CcgcStream.State;
using CcgcStream.State.Cities.Keys;
using CcgcStream.State.Cities.Reading;

namespace CcgcStream.Aggregator.Alerts;

/// <summary>What the detectors remember of one generation in one partition.</summary>
internal sealed class GenerationWatch
{
    private readonly PartitionReader _reader;
    private readonly IStateStore _store;
    private readonly string _space;
    private readonly string _generation;
    private readonly SourceWatch _all;
    private readonly SortedDictionary<string, CityWatch> _cities = new(StringComparer.Ordinal);
    private SourceAlertState _sources;

    private GenerationWatch(PartitionReader reader, IStateStore store, string space, string generation, SourceWatch all, SourceAlertState sources) =>
        (_reader, _store, _space, _generation, _all, _sources) = (reader, store, space, generation, all, sources);

    /// <summary>Last bucket observed; 0 at the start.</summary>
    internal long Observed => _sources.Bucket;

    /// <summary>Whether closed buckets wait to be summed over all partitions.</summary>
    internal bool Waits => _all.Waits;

    internal static async ValueTask<GenerationWatch> OpenAsync(
        PartitionReader reader, IStateStore store, int partition, int partitions, string generation, TimeProvider clock, CancellationToken ct)
    {
        var space = StateKeys.SpaceOf(partition);
        var all = new SourceWatch(store, generation, partition, partitions, clock);
        await all.OpenAsync(ct);
        var stored = (await store.GetAsync(space, [StateKeys.Alerts(generation, "")], ct))[0];
        var sources = stored is null ? null : JsonSerializer.Deserialize(stored, AlertJson.Default.SourceAlertState);
        return new(reader, store, space, generation, all, sources ?? SourceAlertState.Empty);
    }

    /// <summary>Observes buckets, both ends included, and says what to write: states, and events into the outbox.</summary>
    /// <param name="from">First bucket.</param>
    /// <param name="to">Last bucket.</param>
    /// <param name="rules">Rules in force.</param>
    /// <param name="isEnough">Asked after each day; once it says so, the rest is left for the next time, see <see cref="Observed"/>.</param>
    /// <param name="ct">Cancels.</param>
    internal async ValueTask<IReadOnlyList<StateWrite>> ObserveAsync(long from, long to, RuleSet rules, Func<bool> isEnough, CancellationToken ct)
    {
        await foreach (var (city, _) in _reader.CitiesAsync(_generation, ct))
        {
            if (!_cities.ContainsKey(city))
            {
                _cities.Add(city, await CityAsync(city, ct));
            }
        }

        // The pieces of a day are in memory at once, not those of all buckets.
        var (events, counts) = (new List<AlertEvent>(), new List<SourceObservation>());
        for (var day = from; day <= to && (day == from || !isEnough()); day += Quarter.PerDay)
        {
            await DayAsync(day, Math.Min(to, day + Quarter.PerDay - 1), rules, events, counts, ct);
        }

        return
        [
            .. events.Select(Outbox.Put),
            .. _all.Put(counts),
            .. _cities.Select(city => new StateWrite(
                StateKeys.Alerts(_generation, city.Key), JsonSerializer.SerializeToUtf8Bytes(city.Value.State, AlertJson.Default.CityAlertState))),
            new(StateKeys.Alerts(_generation, ""), JsonSerializer.SerializeToUtf8Bytes(_sources, AlertJson.Default.SourceAlertState)),
        ];
    }

    /// <summary>Sums what all partitions have closed by now, where this one does that.</summary>
    internal ValueTask<IReadOnlyList<StateWrite>> SumSourcesAsync(RuleSet rules, CancellationToken ct) => _all.SumAsync(rules, ct);

    private async ValueTask DayAsync(long from, long to, RuleSet rules, List<AlertEvent> events, List<SourceObservation> counts, CancellationToken ct)
    {
        var votes = new Dictionary<string, CityVotes>(StringComparer.Ordinal);
        foreach (var city in _cities.Keys)
        {
            votes.Add(city, await CityVotes.ReadAsync(_reader, _generation, city, from, to, ct));
        }

        var completeness = await SourcesAsync(from, to, votes.Values, rules, counts, ct);
        foreach (var (city, watch) in _cities)
        {
            for (var bucket = from; bucket <= to; bucket++)
            {
                // A city is watched from its first piece on, whatever else the tick that found it looks at.
                if (watch.Bucket == 0 && votes[city].Pieces(bucket).Count == 0)
                {
                    continue;
                }

                watch.Observe(new CityObservation(_generation, city, bucket, votes[city].Votes(bucket, rules), completeness[bucket - from]), rules, events);
            }
        }
    }

    private async ValueTask<IReadOnlyDictionary<string, double>[]> SourcesAsync(
        long from, long to, IReadOnlyCollection<CityVotes> cities, RuleSet rules, List<SourceObservation> counts, CancellationToken ct)
    {
        var completeness = new IReadOnlyDictionary<string, double>[to - from + 1];
        for (var bucket = from; bucket <= to; bucket++)
        {
            counts.Add(SourceCounts.Of(_generation, bucket, cities));

            // What this partition's cities miss is known at once; whether the source is silent is for the watch over all partitions to tell.
            _sources = SourceEngine.Observe(_sources, counts[^1], rules).State;
            completeness[bucket - from] = await _all.AlsoAsync(_sources.Completeness(), bucket, ct);
        }

        return completeness;
    }

    private async ValueTask<CityWatch> CityAsync(string city, CancellationToken ct)
    {
        var stored = (await _store.GetAsync(_space, [StateKeys.Alerts(_generation, city)], ct))[0];
        return new((stored is null ? null : JsonSerializer.Deserialize(stored, AlertJson.Default.CityAlertState)) ?? CityAlertState.Empty);
    }
}
