using System.Runtime.CompilerServices;
using CcgcStream.State;
using CcgcStream.State.Cities.Keys;

namespace CcgcStream.Aggregator.Retention;

/// <summary>
/// Removes everything of a generation that somebody asked to drop. The ledger goes first and the totals last: whenever it stops, what is left
/// neither names a mention that is gone nor loses its name.
/// </summary>
internal sealed class GenerationDrop(IStateStore store, string space, IScoreStore scores)
{
    /// <summary>Generations to drop.</summary>
    internal async ValueTask<IReadOnlyList<string>> AskedAsync(CancellationToken ct)
    {
        var (from, to) = StateKeys.Drops();
        return [.. (await new StatePages(store, space, from, to).NextAsync(ct)).Select(entry => StateKeys.ReadGeneration(entry.Key))];
    }

    internal async IAsyncEnumerable<Removal> RunAsync(string generation, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var prefix in StateKeys.GenerationPrefixes)
        {
            var (from, to) = StateKeys.All(prefix, generation);
            for (var pages = new StatePages(store, space, from, to); !pages.IsDone;)
            {
                var removal = new Removal { Dropped = generation };
                (await pages.NextAsync(ct)).ForEach(entry => removal.Delete("dropped", entry.Key));
                yield return removal;
            }
        }

        // Scores before the request: should this process die in between, the request is still there.
        await scores.DropAsync(generation, ct);
        yield return new Removal { Dropped = generation, Writes = { new(StateKeys.Drop(generation), null) } };
    }
}
