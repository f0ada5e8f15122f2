using System.Runtime.CompilerServices;
using CcgcStream.Contracts.V1;
using CcgcStream.State.Cities.Keys;
using CcgcStream.State.Cities.Records;

namespace CcgcStream.State.Cities.Reading;

/// <summary>A post that the state knows.</summary>
/// <param name="Generation">Whose data.</param>
/// <param name="Id">Its id.</param>
/// <param name="PublishedAtUs">Publication time, Unix microseconds.</param>
/// <param name="ObservedAtUs">When its stored version was observed, Unix microseconds.</param>
/// <param name="Mentions">Mentions stored in the partition where it was found.</param>
public readonly record struct StoredPost(string Generation, string Id, long PublishedAtUs, long ObservedAtUs, int Mentions);

/// <summary>Finds posts over all partitions and generations; one that lies in several partitions comes several times.</summary>
/// <param name="store">The state store.</param>
/// <param name="partitions">Number of partitions of posts.enriched.</param>
public sealed class PostFinder(IStateStore store, int partitions)
{
    /// <summary>Posts with mentions, by their author's pseudonym. Reads every mention there is.</summary>
    public async IAsyncEnumerable<StoredPost> OfAuthorAsync(string pseudonym, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var (space, generation) in PlacesAsync(ct))
        {
            var (from, to) = StateKeys.Mentions(generation);
            await foreach (var (_, value) in store.ScanAsync(space, from, to, false, ct))
            {
                var mention = Mention.Parser.ParseFrom(value);
                if (mention.Author == pseudonym)
                {
                    yield return new StoredPost(generation, mention.PostId, mention.PublishedAtUs, mention.Revision.ObservedAtUs, 1);
                }
            }
        }
    }

    /// <summary>Posts by id that are known and not deleted, with or without mentions.</summary>
    public async IAsyncEnumerable<StoredPost> OfIdsAsync(IReadOnlyList<string> ids, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var (space, generation) in PlacesAsync(ct))
        {
            var values = await store.GetAsync(space, [.. ids.Select(id => StateKeys.Ledger(generation, id))], ct);
            for (var at = 0; at < ids.Count; at++)
            {
                if (values[at] is { } bytes && LedgerCodec.Decode(bytes) is { Revision.Deleted: false } entry)
                {
                    yield return new StoredPost(generation, ids[at], entry.PublishedAtUs, entry.Revision.ObservedAtUs, entry.Mentions.Count);
                }
            }
        }
    }

    private async IAsyncEnumerable<(string Space, string Generation)> PlacesAsync([EnumeratorCancellation] CancellationToken ct)
    {
        for (var partition = 0; partition < partitions; partition++)
        {
            await foreach (var (generation, _) in new PartitionReader(store, partition).GenerationsAsync(ct))
            {
                yield return (StateKeys.SpaceOf(partition), generation);
            }
        }
    }
}
