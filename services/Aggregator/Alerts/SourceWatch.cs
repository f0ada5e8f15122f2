using System.Text.Json;
using CcgcStream.Aggregator.Folding;
using CcgcStream.Alerting;
using CcgcStream.Alerting.Rules;
using CcgcStream.Alerting.Sources;
using CcgcStream.AlertStore;
using CcgcStream.State;
using CcgcStream.State.Cities.Keys;

namespace CcgcStream.Aggregator.Alerts;

/// <summary>
/// S4 over all partitions. Each keeps a tally of its platforms beside its cities; the first one sums them, bucket by bucket, as soon as all have
/// closed it, and tells of a silent source: one alert, wherever its cities lie. The others read what it found, one bucket late,
/// beside what they see themselves.
/// </summary>
internal sealed class SourceWatch(IStateStore store, string generation, int partition, int partitions, TimeProvider clock)
{
    private const int Teller = 0;

    /// <summary>What the whole view found may be older than a bucket by so many and still hold for it.</summary>
    private const int Fresh = 2;
    private static readonly (TimeSpan Shortest, TimeSpan Longest) Pauses = (TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
    private SourceTally? _tally;
    private TallyDay _day = new([]);
    private SourceAlertState _whole = SourceAlertState.Empty;
    private (long At, TimeSpan Pause)? _looked;

    /// <summary>Whether quarter-hours that this partition has closed wait to be summed.</summary>
    internal bool Waits =>
        partition == Teller && _tally?.Last > _whole.Bucket && (_looked is not { } looked || clock.GetElapsedTime(looked.At) >= looked.Pause);

    internal async ValueTask OpenAsync(CancellationToken ct)
    {
        _tally = await TallyAsync(partition, ct);
        _day = _tally is null ? _day : await DayAsync(partition, SourceTally.DayOf(_tally.Last), ct) ?? _day;
        _whole = partition == Teller ? await WholeAsync(ct) : _whole;
    }

    /// <summary>Notes what this partition has received in newly closed buckets.</summary>
    internal IEnumerable<StateWrite> Put(IReadOnlyList<SourceObservation> observations)
    {
        foreach (var fresh in observations.GroupBy(o => SourceTally.DayOf(o.Bucket)))
        {
            var goesOn = _tally is not null && SourceTally.DayOf(_tally.Last) == fresh.Key;
            _day = new TallyDay([.. goesOn ? _day.Buckets : [], .. fresh.Select(o => new TallyBucket(o.Bucket, o.Counts.ToDictionary(c => c.Key, c => c.Value.Received)))]);
            _tally = new SourceTally(_tally?.First ?? fresh.First().Bucket, fresh.Last().Bucket);
            yield return new(StateKeys.SourceTally(generation, fresh.Key), JsonSerializer.SerializeToUtf8Bytes(_day, AlertJson.Default.TallyDay));
            if (!goesOn)
            {
                yield return new(StateKeys.SourceTally(generation, fresh.Key - SourceTally.KeptDays), null);
            }
        }

        yield return new(StateKeys.SourceTally(generation), JsonSerializer.SerializeToUtf8Bytes(_tally!, AlertJson.Default.SourceTally));
    }

    /// <summary>Sums what all partitions have closed, and says what to write; nothing where this partition is not the one that tells.</summary>
    internal async ValueTask<IReadOnlyList<StateWrite>> SumAsync(RuleSet rules, CancellationToken ct)
    {
        var holders = new List<(int Partition, SourceTally Tally)>();
        for (var other = 0; other < partitions; other++)
        {
            if (await TallyAsync(other, ct) is { } tally)
            {
                holders.Add((other, tally));
            }
            else if (await GetAsync(other, StateKeys.Generation(generation), ct) is not null)
            {
                // It has pieces and has closed nothing yet: what it received must not be taken for nothing.
                holders.Add((other, new SourceTally(long.MaxValue, 0)));
            }
        }

        var (from, to) = SourceTally.Ready([.. holders.Select(h => h.Tally)], _whole.Bucket);

        // Partitions of an old replay end at different times and never meet: the longer nothing comes, the less often it is looked for.
        var pause = to < from && _looked is { } looked ? 2 * looked.Pause : Pauses.Shortest;
        _looked = (clock.GetTimestamp(), pause < Pauses.Longest ? pause : Pauses.Longest);
        if (to < from)
        {
            return [];
        }

        var writes = new List<StateWrite>();
        for (var day = SourceTally.DayOf(from); day <= SourceTally.DayOf(to); day++)
        {
            var days = new List<TallyDay>();
            foreach (var (holder, _) in holders)
            {
                days.AddRange(await DayAsync(holder, day, ct) is { } known ? [known] : []);
            }

            for (var bucket = Math.Max(from, SourceTally.FirstOf(day)); bucket <= to && SourceTally.DayOf(bucket) == day; bucket++)
            {
                var step = SourceEngine.Observe(_whole, TallyDay.Sum(generation, bucket, days), rules);
                _whole = step.State;
                writes.AddRange(step.Events.Select(Outbox.Put));
            }
        }

        _looked = null;
        return [.. writes, new(StateKeys.SourceWatch(generation), JsonSerializer.SerializeToUtf8Bytes(_whole, AlertJson.Default.SourceAlertState))];
    }

    /// <summary>
    /// Adds what the whole view knows of a platform to what this partition sees. Only of the live generation: in a replay the partitions
    /// run at their own pace, and what one knows of another would depend on the machine.
    /// </summary>
    internal async ValueTask<IReadOnlyDictionary<string, double>> AlsoAsync(IReadOnlyDictionary<string, double> own, long bucket, CancellationToken ct)
    {
        if (generation != Generation.Live || partitions == 1)
        {
            return own;
        }

        var whole = partition == Teller ? _whole : await WholeAsync(ct);
        return whole.Bucket > bucket || whole.Bucket < bucket - Fresh ? own : SourceAlertState.Least(own, whole.Completeness());
    }

    private async ValueTask<SourceTally?> TallyAsync(int of, CancellationToken ct) =>
        await GetAsync(of, StateKeys.SourceTally(generation), ct) is { } stored ? JsonSerializer.Deserialize(stored, AlertJson.Default.SourceTally) : null;

    private async ValueTask<TallyDay?> DayAsync(int of, long day, CancellationToken ct) =>
        await GetAsync(of, StateKeys.SourceTally(generation, day), ct) is { } stored ? JsonSerializer.Deserialize(stored, AlertJson.Default.TallyDay) : null;

    private async ValueTask<SourceAlertState> WholeAsync(CancellationToken ct) =>
        (await GetAsync(Teller, StateKeys.SourceWatch(generation), ct) is { } stored ? JsonSerializer.Deserialize(stored, AlertJson.Default.SourceAlertState) : null)
        ?? SourceAlertState.Empty;

    private async ValueTask<byte[]?> GetAsync(int of, byte[] key, CancellationToken ct) => (await store.GetAsync(StateKeys.SpaceOf(of), [key], ct))[0];
}
