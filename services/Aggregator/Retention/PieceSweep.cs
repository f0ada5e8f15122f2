using System.Runtime.CompilerServices;
using CcgcStream.Aggregator.Graph;
using CcgcStream.Aggregator.Folding;
using CcgcStream.State;
using CcgcStream.State.Cities.Keys;
using CcgcStream.State.Cities.Records;

namespace CcgcStream.Aggregator.Retention;

/// <summary>
/// Removes mentions, with their evidence and their roles, whose post has left the ledger, which goes first. What they added to the sums stays there. A piece that
/// came late is kept until its own ledger entry goes, since it can still be edited.
/// </summary>
internal sealed class PieceSweep(IStateStore store, string space)
{
    internal async IAsyncEnumerable<Removal> RunAsync(GenerationState generation, string city, Cutoffs cut, [EnumeratorCancellation] CancellationToken ct)
    {
        var (from, to) = StateKeys.Mentions(generation.Name, city, 0, cut.PiecesUs);
        for (var pages = new StatePages(store, space, from, to); !pages.IsDone;)
        {
            var removal = new Removal();
            var lastDay = -1;
            await foreach (var (timeUs, post) in FreeAsync(generation.Name, city, await pages.NextAsync(ct), ct))
            {
                removal.Delete("pieces", StateKeys.Mention(generation.Name, city, timeUs, post));
                removal.Writes.Add(new(StateKeys.Role(generation.Name, city, timeUs, post), null));
                lastDay = (int)(timeUs / MentionNode.DayUs);
            }

            if (lastDay >= 0)
            {
                removal.Days.Add((generation.Name, city, lastDay));
                generation.Marks = generation.Marks with { PiecesUs = Math.Max(generation.Marks.PiecesUs, cut.PiecesUs) };
                removal.Writes.Add(new(StateKeys.Marks(generation.Name), generation.Marks.Encode()));
            }

            yield return removal;
        }
    }

    /// <summary>Those of a page of mentions that no ledger entry names any more.</summary>
    private async IAsyncEnumerable<(long TimeUs, string Post)> FreeAsync(
        string generation, string city, List<KeyValuePair<byte[], byte[]>> page, [EnumeratorCancellation] CancellationToken ct)
    {
        var mentions = page.ConvertAll(entry => StateKeys.ReadTimed(entry.Key, generation, city));
        var entries = await store.GetAsync(space, mentions.ConvertAll(mention => StateKeys.Ledger(generation, mention.Post)), ct);
        for (var at = 0; at < mentions.Count; at++)
        {
            var (timeUs, post) = mentions[at];
            if (entries[at] is not { } bytes || !LedgerCodec.Decode(bytes).Mentions.Any(known => known.City == city && known.TimeUs == timeUs))
            {
                yield return (timeUs, post);
            }
        }
    }
}
