using System.Text.Json;
using CcgcStream.Collector.Accounting;
using CcgcStream.Collector.Publishing;
using CcgcStream.Collector.Rereads;
using CcgcStream.Collector.Seam;
using CcgcStream.Contracts.Sources;
using CcgcStream.State;
using CcgcStream.State.Sources;
using CcgcStream.Streaming;

namespace CcgcStream.Collector.Supervision;

/// <summary>
/// Runs one source: gives its queries their turns, publishes each page, saves the cursor after the log's acknowledgement,
/// waits after failures. Nothing that goes wrong here reaches another source.
/// </summary>
internal sealed partial class SourceRunner(
    SourceSlot slot, RawPublisher publisher, IStateStore store, TimeProvider clock, CollectorMetrics metrics, ILogger<SourceRunner> log)
{
    private static readonly TimeSpan HeartbeatEvery = TimeSpan.FromSeconds(30);

    private readonly RereadBook? _rereads = slot.Source is IRereadable { Rereads.Ages.Count: > 0 } again ? new RereadBook(slot.Name, again.Rereads, store) : null;
    private SourceLedger _ledger = null!;
    private readonly QuerySchedule _schedule = new(clock);
    private readonly Downtime _downtime = new(clock);

    /// <summary>Runs until cancelled, or until input that ends is done.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        _ledger = new SourceLedger(slot.Name, store, clock, _rereads);
        var queries = slot.Source.Queries;
        await _ledger.LoadAsync(queries, ct);
        foreach (var query in queries)
        {
            _schedule.Add(_ledger.Book(query.Key));
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var heart = BeatAsync(stop.Token);
        var rereads = RereadAsync(stop.Token);
        try
        {
            await Task.WhenAll(Enumerable.Range(0, slot.Source.Traits.Parallel).Select(_ => WorkAsync(ct)));
            slot.Pulse.State("finished");
        }
        finally
        {
            await stop.CancelAsync();
            await heart;
            await rereads;
        }
    }

    private async Task RereadAsync(CancellationToken ct)
    {
        if (_rereads is null)
        {
            return;
        }

        try
        {
            await new RereadLoop(slot, (IRereadable)slot.Source, _rereads, _ledger, publisher, clock).RunAsync(Failed, ct);
        }
        catch (Exception) when (ct.IsCancellationRequested)
        {
            // Stopped; what it was at is due again.
        }

        TimeSpan Failed(Exception e, int failures)
        {
            var failure = Classify(e);
            var wait = slot.Source.Traits.Backoff.Delay(failure, failures, clock.GetUtcNow());
            slot.Pulse.Failed(failure);
            metrics.Failed(slot.Name, failure.Kind.ToString());
            LogFailure(slot.Name, "rereads", failure.Kind, failure.Message, wait);
            return wait;
        }
    }

    private async Task WorkAsync(CancellationToken ct)
    {
        while (await _schedule.NextAsync(ct) is { } turn)
        {
            try
            {
                if (await ReadAsync(turn, ct))
                {
                    await _ledger.EndRunAsync(turn.Book.Query.Key, ct);
                    _schedule.Done(turn);
                }
                else
                {
                    _schedule.Yield(turn);
                }
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                Fail(turn, Classify(e));
                await SaveBeatAsync(ct); // Before it waits: who looks meanwhile, or kills it, finds the failure counted and its reason told.
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                throw new OperationCanceledException("stopped while it failed", e, ct); // Who stops it wants to hear of nothing else.
            }
        }
    }

    /// <summary>Reads a query to the end of its run; false where it can go on later and others are waiting for their turn.</summary>
    private async Task<bool> ReadAsync(QuerySchedule.Turn turn, CancellationToken ct)
    {
        var query = turn.Book.Query;
        await foreach (var page in slot.Source.ReadAsync(query, turn.Book.Cursor, ct).WithCancellation(ct))
        {
            var fresh = _ledger.Fresh(query.Key, page.Posts);
            var refused = fresh.Count == 0
                ? new HashSet<string>()
                : Refused(fresh, await publisher.PublishAsync(fresh, slot.Source.Traits.Generation, slot.Name, ct));
            NoteFailures();
            await _ledger.CommitAsync(query.Key, page, refused, ct);
            turn.Failures = 0;
            _downtime.Ended(_ledger.NoteDowntime);
            slot.Pulse.Delivered(query.Key, page.Posts.Count, clock.GetUtcNow());
            if (page.More && _schedule.OthersAreDue())
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Refusals and failures go into the account with the page that came in spite of them, or with the next sign of life.</summary>
    private void NoteFailures()
    {
        var (limitHits, failures) = slot.Pulse.TakeCounts();
        if (limitHits + failures > 0)
        {
            _ledger.Note(h => h with { LimitHits = h.LimitHits + limitHits, Failures = h.Failures + failures });
        }
    }

    private static HashSet<string> Refused(IReadOnlyList<Contracts.Posts.Post> posts, IReadOnlyList<string?> refusals) =>
        [.. posts.Where((_, i) => refusals[i] is not null).Select(p => p.Id)];

    private void Fail(QuerySchedule.Turn turn, SourceFailure failure)
    {
        turn.Failures++;
        var wait = slot.Source.Traits.Backoff.Delay(failure, turn.Failures, clock.GetUtcNow());
        slot.Pulse.Failed(failure);
        slot.Pulse.State(failure.Kind is FailureKind.Unauthorized or FailureKind.Refused ? "needs-attention" : "failing", failure.Message);
        metrics.Failed(slot.Name, failure.Kind.ToString());
        var all = slot.Source.Traits.SharedFate && failure.Kind is not (FailureKind.Refused or FailureKind.BadData);
        if (all)
        {
            _downtime.Began();
        }

        LogFailure(slot.Name, turn.Book.Query.Key, failure.Kind, failure.Message, wait);
        _schedule.Retry(turn, wait, all);
    }

    private static SourceFailure Classify(Exception e) => e switch
    {
        SourceFailure known => known,
        EventLogException => new SourceFailure(FailureKind.Network, "the event log does not take posts: " + e.Message, inner: e),
        HttpRequestException or IOException or TimeoutException or OperationCanceledException or System.Net.WebSockets.WebSocketException
            => new SourceFailure(FailureKind.Network, "the connection broke: " + e.Message, inner: e),
        JsonException or FormatException or InvalidDataException or System.Xml.XmlException
            => new SourceFailure(FailureKind.BadData, "an answer could not be read: " + e.Message, inner: e),
        _ => new SourceFailure(FailureKind.Server, e.GetType().Name + ": " + e.Message, inner: e),
    };

    private async Task BeatAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(HeartbeatEvery, clock);
        try
        {
            do
            {
                await SaveBeatAsync(ct);
            }
            while (await timer.WaitForNextTickAsync(ct));
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            await SaveBeatAsync(CancellationToken.None); // The last word: finished, or where the shutdown found it.
        }
    }

    private async Task SaveBeatAsync(CancellationToken ct)
    {
        try
        {
            _downtime.Continues(_ledger.NoteDowntime);
            NoteFailures();
            var beat = JsonSerializer.SerializeToUtf8Bytes(slot.Pulse.Beat(clock.GetUtcNow()), SourceJsonContext.Default.SourceHeartbeat);
            await _ledger.SaveAsync(ct, new StateWrite(SourceKeys.Heartbeat(slot.Name), beat));
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            LogBeatFailed(slot.Name, e); // The store may come back; the account waits in memory.
        }
    }

    [LoggerMessage(LogLevel.Warning, "Source {Source}, query {Query}: {Kind}, {Problem} Next attempt in {Wait}.")]
    private partial void LogFailure(string source, string query, FailureKind kind, string problem, TimeSpan wait);

    [LoggerMessage(LogLevel.Warning, "The heartbeat of source {Source} could not be saved.")]
    private partial void LogBeatFailed(string source, Exception e);
}
