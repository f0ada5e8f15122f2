using System.Text.Json;
using CcgcStream.Alerting;
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
    private readonly bool _tellsSources;
    private readonly Dictionary<string, CityAlertState> _cities = new(StringComparer.Ordinal);
    private SourceAlertState _sources;

    private GenerationWatch(PartitionReader reader, IStateStore store, string space, string generation, bool tellsSources, SourceAlertState sources) =>
        (_reader, _store, _space, _generation, _tellsSources, _sources) = (reader, store, space, generation, tellsSources, sources);

    /// <summary>Last bucket observed; 0 at the start.</summary>
    internal long Observed => _sources.Bucket;

    internal static async ValueTask<GenerationWatch> OpenAsync(
        PartitionReader reader, IStateStore store, string space, string generation, bool tellsSources, CancellationToken ct)
    {
        var stored = (await store.GetAsync(space, [StateKeys.Alerts(generation, "")], ct))[0];
        var sources = stored is null ? null : JsonSerializer.Deserialize(stored, AlertJson.Default.SourceAlertState);
        return new(reader, store, space, generation, tellsSources, sources ?? SourceAlertState.Empty);
    }

    /// <summary>Observes buckets, both ends included, and says what to write: states, and events into the outbox.</summary>
    internal async ValueTask<IReadOnlyList<StateWrite>> ObserveAsync(long from, long to, RuleSet rules, CancellationToken ct)
    {
        var votes = new SortedDictionary<string, CityVotes>(StringComparer.Ordinal);
        await foreach (var (city, _) in _reader.CitiesAsync(_generation, ct))
        {
            votes.Add(city, await CityVotes.ReadAsync(_reader, _generation, city, from, to, ct));
        }

        var writes = new List<StateWrite>();
        var completeness = Sources(from, to, votes.Values, rules, writes);
        foreach (var (city, of) in votes)
        {
            var state = await CityAsync(city, ct);
            for (var bucket = from; bucket <= to; bucket++)
            {
                var step = AlertEngine.Observe(state, new CityObservation(_generation, city, bucket, of.Votes(bucket, rules), completeness[bucket - from]), rules);
                state = step.State;
                writes.AddRange(step.Events.Select(Outbox.Put));
            }

            _cities[city] = state;
            writes.Add(new(StateKeys.Alerts(_generation, city), JsonSerializer.SerializeToUtf8Bytes(state, AlertJson.Default.CityAlertState)));
        }

        writes.Add(new(StateKeys.Alerts(_generation, ""), JsonSerializer.SerializeToUtf8Bytes(_sources, AlertJson.Default.SourceAlertState)));
        return writes;
    }

    private IReadOnlyDictionary<string, double>[] Sources(
        long from, long to, IEnumerable<CityVotes> cities, RuleSet rules, List<StateWrite> writes)
    {
        var completeness = new IReadOnlyDictionary<string, double>[to - from + 1];
        for (var bucket = from; bucket <= to; bucket++)
        {
            var step = SourceEngine.Observe(_sources, SourceCounts.Of(_generation, bucket, cities), rules);
            _sources = step.State;
            completeness[bucket - from] = step.State.Completeness();

            // Every partition needs to know what is missing, but a silent source is one alert, not one a partition.
            writes.AddRange(_tellsSources ? step.Events.Select(Outbox.Put) : []);
        }

        return completeness;
    }

    private async ValueTask<CityAlertState> CityAsync(string city, CancellationToken ct)
    {
        if (!_cities.TryGetValue(city, out var state))
        {
            var stored = (await _store.GetAsync(_space, [StateKeys.Alerts(_generation, city)], ct))[0];
            state = (stored is null ? null : JsonSerializer.Deserialize(stored, AlertJson.Default.CityAlertState)) ?? CityAlertState.Empty;
        }

        return state;
    }
}
