using CcgcStream.Aggregator.Folding;
using CcgcStream.Aggregator.Partitions;
using CcgcStream.Aggregator.Publishing;
using CcgcStream.Contracts.V1;
using CcgcStream.State;
using CcgcStream.State.Cities.Records;

namespace CcgcStream.Aggregator.Scoring;

/// <summary>
/// Decides when which city is scored: those that changed at every tick, and once a minute every city whose windows have moved: the live
/// ones with the clock, those of a replay with the latest piece. A tick has a budget; what does not fit is first at the next.
/// </summary>
internal sealed class ScoreTicker(
    CityTickScorer scorer, IScoreStore store, AggregatorOptions options, TimeProvider clock, long token, PendingScores pending,
    ILogger logger)
{
    private readonly ScorePace _pace = new(options, clock);
    private readonly HashSet<(string Generation, string City)> _due = [];
    private readonly Queue<Due> _order = new();
    private readonly Dictionary<string, (GenerationTotals Totals, RetentionMarks Marks)> _totals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _refreshed = new(StringComparer.Ordinal);
    private long _tick;
    private long _lastRefresh;
    private bool _all;

    /// <summary>The offset before which every record is in the published scores; null while that is not known.</summary>
    /// <param name="next">The offset before which every record is folded.</param>
    internal long? SettledTo(long next)
    {
        if (_all)
        {
            return null;
        }

        foreach (var due in _order)
        {
            if (due.From is not { } from)
            {
                return null;
            }

            next = Math.Min(next, from);
        }

        return next;
    }

    /// <summary>These cities changed, by records from an offset on.</summary>
    internal void Mark(IEnumerable<(string Generation, string City)> dirty, long from)
    {
        foreach (var (generation, city) in dirty)
        {
            Mark(new Due(generation, city, from));
        }
    }

    /// <summary>Every city of every generation is due: after a start, or when what was committed is not known.</summary>
    internal void MarkAll() => _all = true;

    /// <summary>A generation was dropped: nothing of it is due any more.</summary>
    internal void Forget(string generation)
    {
        var kept = _order.Where(due => due.Generation != generation).ToArray();
        _order.Clear();
        _due.RemoveWhere(due => due.Generation == generation);
        Array.ForEach(kept, _order.Enqueue);
        _totals.Remove(generation);
        _refreshed.Remove(generation);
    }

    /// <summary>Scores what is due, once the last tick is long enough ago.</summary>
    /// <param name="next">The offset before which every record is folded.</param>
    /// <param name="behind">Whether records have waited for long: the past is being caught up with.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>True when it was time.</returns>
    internal async ValueTask<bool> TickAsync(long next, bool behind, CancellationToken ct)
    {
        if (!_pace.IsDue(behind))
        {
            return false;
        }

        _pace.Begin();
        await MarkDueAsync(next, ct);
        if (_order.Count > 0)
        {
            await ScoreDueAsync(ct);
        }

        _pace.End();
        return true;
    }

    private async ValueTask ScoreDueAsync(CancellationToken ct)
    {
        await RefreshTotalsAsync(ct);
        var scores = new List<CityScore>();
        var scored = new List<Due>();
        while (_order.TryDequeue(out var due))
        {
            _due.Remove((due.Generation, due.City));
            scored.Add(due);
            scores.AddRange(await ScoreAsync(due.Generation, due.City, ct));
            if (_pace.IsSpent())
            {
                break;
            }
        }

        await StoreAsync(scores, scored, ct);
    }

    private async ValueTask<IReadOnlyList<CityScore>> ScoreAsync(string generation, string city, CancellationToken ct)
    {
        var (totals, marks) = _totals.GetValueOrDefault(generation, (GenerationTotals.Empty, RetentionMarks.None));
        var asOf = generation == Generation.Live ? clock.GetUtcNow().ToUnixTimeMilliseconds() * 1000 : totals.WatermarkUs;
        // A later owner of the partition has a higher token: its scores always replace those of an earlier one.
        return await scorer.ScoreAsync(generation, city, asOf, totals.FirstUs, marks, (token << 40) | ++_tick, ct);
    }

    private async ValueTask StoreAsync(List<CityScore> scores, List<Due> scored, CancellationToken ct)
    {
        try
        {
            await store.PutAsync(scores, ct);
            AggregatorMetrics.Scored(scores.Count);
            if (options.PublishScores && !pending.TryOffer(scores))
            {
                scored.ForEach(Mark); // The log has not taken what waits for it: these cities stay due.
            }
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // Scores follow from state: nothing is lost, they stay due.
            Log.ScoresFailed(logger, error.Message);
            scored.ForEach(Mark);
        }
    }

    private async ValueTask MarkDueAsync(long next, CancellationToken ct)
    {
        var refresh = clock.GetElapsedTime(_lastRefresh) >= options.LiveRefresh;
        if (!_all && !refresh)
        {
            return;
        }

        _lastRefresh = clock.GetTimestamp();
        await foreach (var (generation, totals) in scorer.Reader.GenerationsAsync(ct))
        {
            if (_all || generation == Generation.Live || _refreshed.GetValueOrDefault(generation) != totals.WatermarkUs)
            {
                _refreshed[generation] = totals.WatermarkUs;
                await foreach (var (city, _) in scorer.Reader.CitiesAsync(generation, ct))
                {
                    Mark(new Due(generation, city, _all ? null : next));
                }
            }
        }

        _all = false;
    }

    private async ValueTask RefreshTotalsAsync(CancellationToken ct)
    {
        await foreach (var (generation, totals) in scorer.Reader.GenerationsAsync(ct))
        {
            _totals[generation] = (totals, await scorer.Reader.MarksAsync(generation, ct));
        }
    }

    private void Mark(Due due)
    {
        if (_due.Add((due.Generation, due.City)))
        {
            _order.Enqueue(due);
        }
    }

    /// <summary>A city to score, and the first offset that may have changed it; null where nobody knows.</summary>
    private readonly record struct Due(string Generation, string City, long? From);
}
