using System.Runtime.CompilerServices;
using CcgcStream.Aggregator.Folding;
using CcgcStream.State;
using CcgcStream.State.Cities.Keys;
using CcgcStream.State.Cities.Records;

namespace CcgcStream.Aggregator.Retention;

/// <summary>
/// Removes ledger entries of posts that were published and last observed long ago. A hash of each id stays with the day of publication, so
/// that a version which comes even later is known for what it is and refused instead of being counted twice.
/// </summary>
internal sealed class LedgerSweep(IStateStore store, string space)
{
    internal async IAsyncEnumerable<Removal> RunAsync(GenerationState generation, Cutoffs cut, [EnumeratorCancellation] CancellationToken ct)
    {
        var (from, to) = StateKeys.Ledgers(generation.Name);
        for (var pages = new StatePages(store, space, from, to); !pages.IsDone;)
        {
            var removal = new Removal();
            var retired = new Dictionary<int, List<ulong>>();
            foreach (var (key, value) in await pages.NextAsync(ct))
            {
                var entry = LedgerCodec.Decode(value);
                if (Math.Max(entry.PublishedAtUs, entry.Revision.ObservedAtUs) < cut.PiecesUs)
                {
                    var post = StateKeys.ReadLast(key);
                    removal.Delete("ledger", key);
                    removal.Ledger.Add((generation.Name, post));
                    var day = RetiredPosts.DayOf(entry.PublishedAtUs);
                    if (day >= cut.IdentityDay)
                    {
                        (retired.TryGetValue(day, out var hashes) ? hashes : retired[day] = []).Add(RetiredDay.HashOf(post));
                    }
                }
            }

            if (removal.Ledger.Count > 0)
            {
                await RetireAsync(generation, retired, removal, ct);
                generation.Marks = generation.Marks with { LedgerUs = Math.Max(generation.Marks.LedgerUs, cut.PiecesUs) };
                removal.Writes.Add(new(StateKeys.Marks(generation.Name), generation.Marks.Encode()));
            }

            yield return removal;
        }

        yield return await ForgetAsync(generation, cut, ct);
    }

    private async ValueTask RetireAsync(GenerationState generation, Dictionary<int, List<ulong>> retired, Removal removal, CancellationToken ct)
    {
        var days = retired.Keys.ToArray();
        var stored = await store.GetAsync(space, Array.ConvertAll(days, day => StateKeys.Retired(generation.Name, day)), ct);
        for (var at = 0; at < days.Length; at++)
        {
            removal.Writes.Add(new(StateKeys.Retired(generation.Name, days[at]), RetiredDay.With(stored[at], retired[days[at]])));
        }
    }

    // So long ago that collectors refuse posts of then.
    private async ValueTask<Removal> ForgetAsync(GenerationState generation, Cutoffs cut, CancellationToken ct)
    {
        var removal = new Removal();
        var (from, to) = StateKeys.RetiredBefore(generation.Name, cut.IdentityDay);
        foreach (var (key, _) in await new StatePages(store, space, from, to).NextAsync(ct))
        {
            removal.Delete("identities", key);
        }

        return removal;
    }
}
