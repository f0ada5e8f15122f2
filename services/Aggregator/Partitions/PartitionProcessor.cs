using CcgcStream.Aggregator.Alerts;
using CcgcStream.Aggregator.Folding;
using CcgcStream.Aggregator.Retention;
using CcgcStream.Aggregator.Scoring;
using CcgcStream.Contracts.V1;
using CcgcStream.State;
using CcgcStream.State.Progress;
using CcgcStream.Streaming;
using CcgcStream.Streaming.DeadLetters;

namespace CcgcStream.Aggregator.Partitions;

/// <summary>
/// One partition of posts.enriched: folds a batch, commits it in one fenced step together with the next offset, then scores.
/// The store's offset is the truth: what it has is skipped, and whenever it cannot be known memory is thrown away and read again.
/// </summary>
internal sealed class PartitionProcessor(
    IStateStore store, StateLease lease, Func<BatchFolder> newFolder, DeadLetterQueue deadLetters, ScoreTicker ticker, AlertTicker alerts,
    RetentionTicker retention, ScoredOffsets progress, int partition, TimeProvider clock, ILogger logger) : IPartitionProcessor
{
    /// <summary>Pause of the detectors while something is to be counted or scored, at least this and nine times as long as they took: a replay of years must not wait for them.</summary>
    private static readonly TimeSpan AlertPause = TimeSpan.FromSeconds(1);

    /// <summary>A record that waited so long in the log says that the past is being caught up with.</summary>
    private static readonly TimeSpan Behind = TimeSpan.FromSeconds(3);

    private BatchFolder _folder = newFolder();
    private long _next = Math.Max(0, lease.Offset);

    // -1 in the store: nothing was ever committed, and the commit has to say so.
    private long _stored = lease.Offset;
    private long _noted = -1;
    private (long At, TimeSpan Pause) _alerted = (clock.GetTimestamp(), AlertPause);

    public long? StartOffset => _next;

    public async ValueTask ProcessAsync(IReadOnlyList<ConsumedRecord> batch, CancellationToken ct)
    {
        var records = new List<Enriched>(batch.Count);
        foreach (var record in batch)
        {
            if (record.Offset < _next)
            {
                continue; // Committed before; the log gives it again after an unknown outcome.
            }

            var (body, fault) = EnrichedRecords.Read(record);
            if (body is not null)
            {
                records.Add(body);
            }
            else
            {
                await deadLetters.SendAsync(record, "aggregator", new InvalidDataException(fault), ct);
                AggregatorMetrics.DeadLettered();
                Log.DeadLettered(logger, record.Topic, record.Partition, record.Offset, fault!);
            }
        }

        var next = batch.Count == 0 ? _next : batch[^1].Offset + 1;
        if (next > _next)
        {
            await FoldAsync(records, next, ct);
        }

        await TickAsync(flowing: true, behind: batch.Count > 0 && clock.GetUtcNow() - batch[^1].AppendedAt > Behind, ct);
    }

    public async ValueTask OnIdleAsync(CancellationToken ct) => await TickAsync(flowing: false, behind: false, ct);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async ValueTask TickAsync(bool flowing, bool behind, CancellationToken ct)
    {
        if (await ticker.TickAsync(_next, behind, ct) && ticker.SettledTo(_next) is { } settled && settled > _noted)
        {
            await progress.NoteAsync(partition, settled, ct);
            _noted = settled;
        }

        await AlertAsync(busy: flowing || ticker.SettledTo(_next) != _next, ct);
        if (!await retention.TickAsync(_folder, RemoveAsync, ct))
        {
            _folder = newFolder();
        }
    }

    private async ValueTask RemoveAsync(Removal removal)
    {
        await store.CommitAsync(new(lease, _stored, _stored, removal.Writes), CancellationToken.None);
        if (removal.Dropped is { } generation)
        {
            _folder.Forget(generation);
            ticker.Forget(generation);
        }
    }

    private async ValueTask AlertAsync(bool busy, CancellationToken ct)
    {
        if (busy && clock.GetElapsedTime(_alerted.At) < _alerted.Pause)
        {
            return;
        }

        var started = clock.GetTimestamp();
        await alerts.TickAsync(lease, _stored, ct);
        var pause = 9 * clock.GetElapsedTime(started);
        _alerted = (clock.GetTimestamp(), pause > AlertPause ? pause : AlertPause);
    }

    private async ValueTask FoldAsync(List<Enriched> records, long next, CancellationToken ct)
    {
        try
        {
            var replays = records.SelectMany(NamesOf).Where(name => name != Generation.Live).ToHashSet(StringComparer.Ordinal);
            await retention.DropFirstAsync(replays, _folder, RemoveAsync, ct);
            var result = await _folder.FoldAsync(records, ct);
            await store.CommitAsync(new(lease, _stored, next, result.Writes), ct);
            ticker.Mark(result.Dirty, _next);
            (_next, _stored) = (next, next);
            AggregatorMetrics.Folded(result);
            if (result.LateEdits + result.LateDeletions > 0)
            {
                Log.LateRefused(logger, result.LateEdits, result.LateDeletions, result.LateExample);
            }
        }
        catch (Exception error) when (error is not FencedException)
        {
            // The commit may or may not stand: memory runs ahead of the store, so it goes, and the store says where we are.
            Log.FoldFailed(logger, lease.Space, error.Message);
            _folder = newFolder();
            _stored = await store.OffsetAsync(lease.Space, CancellationToken.None);
            _next = Math.Max(0, _stored);
            if (_next < next)
            {
                throw;
            }

            ticker.MarkAll();
        }
    }

    private static IEnumerable<string> NamesOf(Enriched record) =>
        record.Mention is { } mention ? [mention.Generation] : record.Sweep.Posts.Select(post => post.Generation);
}
