using CcgcStream.Collector.Accounting;
using CcgcStream.Collector.Publishing;
using CcgcStream.Collector.Seam;
using CcgcStream.Collector.Supervision;

namespace CcgcStream.Collector.Rereads;

/// <summary>Reads old posts again when they are due, and publishes what has changed. Runs beside the queries of its source and waits for none of them.</summary>
internal sealed class RereadLoop(SourceSlot slot, IRereadable source, RereadBook book, SourceLedger ledger, RawPublisher publisher, TimeProvider clock)
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    /// <summary>Runs until cancelled.</summary>
    /// <param name="onFailure">Told of each failure in a row; says how long to wait.</param>
    /// <param name="ct">Ends it.</param>
    public async Task RunAsync(Func<Exception, int, TimeSpan> onFailure, CancellationToken ct)
    {
        var failures = 0;
        while (true)
        {
            var wait = Rest;
            try
            {
                while (await StepAsync(ct))
                {
                    failures = 0;
                }
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                wait = onFailure(e, ++failures);
            }

            await Task.Delay(wait, clock, ct);
        }
    }

    /// <summary>Reads one request's worth; false when nothing is due.</summary>
    private async Task<bool> StepAsync(CancellationToken ct)
    {
        var due = await book.DueAsync(clock.GetUtcNow(), ct);
        if (due.Count == 0)
        {
            return false;
        }

        var found = (await source.LookUpAsync([.. due.Select(d => d.Id)], ct)).GroupBy(p => p.Id).ToDictionary(g => g.Key, g => g.Last());
        var changed = ledger.Changed(due.Where(d => found.ContainsKey(d.Id)).Select(d => (found[d.Id], d.Revision)));
        if (changed.Count > 0)
        {
            await publisher.PublishAsync(changed, slot.Source.Traits.Generation, slot.Name, ct);
        }

        var now = clock.GetUtcNow();
        var writes = due.SelectMany(d => found.GetValueOrDefault(d.Id) is { } post ? book.Again(d, PostFingerprint.Of(post, 0).Revision, post.Deleted, now) : book.Again(d, d.Revision, false, now));
        await ledger.CommitChangesAsync(changed, [.. writes], ct);
        return true;
    }
}
