using CcgcStream.Aggregator.Folding;
using CcgcStream.Aggregator.Partitions;
using CcgcStream.Alerting.Observations;
using CcgcStream.AlertStore;
using CcgcStream.State;
using CcgcStream.State.Cities.Reading;

namespace CcgcStream.Aggregator.Alerts;

/// <summary>
/// Shows closed quarter-hours to the alert detectors. What they remember and what they have to say is committed in one fenced step,
/// so that after a crash no event is missing and none is there twice.
/// </summary>
internal sealed class AlertTicker(
    PartitionReader reader, IStateStore store, int partition, int partitions, RulesSource rules, AggregatorOptions options, TimeProvider clock,
    ILogger logger)
{
    /// <summary>
    /// Buckets a tick takes at most, so that folding goes on while a long replay is looked at. Each tick writes what is remembered of every
    /// city: a week at a time, a replayed year costs fifty such writes.
    /// </summary>
    private const int BucketsPerTick = 7 * Quarter.PerDay;

    /// <summary>After so long a tick ends with the day in hand: live pieces of the partition wait for it.</summary>
    private static readonly TimeSpan Budget = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, GenerationWatch> _watches = new(StringComparer.Ordinal);
    private long? _last;
    private bool _behind;

    internal async ValueTask TickAsync(StateLease lease, long offset, CancellationToken ct)
    {
        if (!_behind && _last is { } last && clock.GetElapsedTime(last) < Pause)
        {
            return;
        }

        _last = clock.GetTimestamp();
        _behind = false;
        var present = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var (generation, totals) in reader.GenerationsAsync(ct))
        {
            present.Add(generation);
            var now = generation == Generation.Live ? clock.GetUtcNow().ToUnixTimeMilliseconds() * 1000 : totals.WatermarkUs;
            if (totals.FirstUs <= now)
            {
                await WatchAsync(generation, totals.FirstUs, now, lease, offset, ct);
            }
        }

        foreach (var gone in _watches.Keys.Except(present, StringComparer.Ordinal).ToArray())
        {
            _watches.Remove(gone);
        }
    }

    private async ValueTask WatchAsync(string generation, long firstUs, long nowUs, StateLease lease, long offset, CancellationToken ct)
    {
        if (!_watches.TryGetValue(generation, out var watch))
        {
            _watches.Add(generation, watch = await GenerationWatch.OpenAsync(reader, store, partition, partitions, generation, clock, ct));
        }

        var closed = Quarter.Of(nowUs - (long)options.AlertLateness.TotalMicroseconds) - 1;
        var from = Math.Max(watch.Observed + 1, Quarter.Of(firstUs));
        var to = Math.Min(closed, from + BucketsPerTick - 1);
        if (to < from && !watch.Waits)
        {
            return;
        }

        try
        {
            if (to >= from)
            {
                var started = clock.GetTimestamp();
                var writes = await watch.ObserveAsync(from, to, rules.Current, () => clock.GetElapsedTime(started) > Budget, ct);
                await store.CommitAsync(new StateCommit(lease, offset, offset, writes), ct);
                _behind |= watch.Observed < closed;
            }

            // What is summed is what the partitions have committed, this one's own among it.
            if (watch.Waits && await watch.SumSourcesAsync(rules.Current, ct) is { Count: > 0 } sums)
            {
                await store.CommitAsync(new StateCommit(lease, offset, offset, sums), ct);
            }
        }
        catch (Exception error)
        {
            // Memory runs ahead of the store, or the outcome is unknown: it is read again. Counting goes on without alerts.
            _watches.Remove(generation);
            if (error is FencedException or OperationCanceledException)
            {
                throw;
            }

            Log.AlertsFailed(logger, error, generation);
        }
    }
}
