using CcgcStream.Contracts.V1;
using CcgcStream.State;
using CcgcStream.State.Cities.Keys;
using CcgcStream.State.Cities.Records;

namespace CcgcStream.Aggregator.Folding;

/// <summary>Tells posts that were counted before the ledger let go of them from posts that come late. Sources hardly ever change a publication day.</summary>
internal sealed class RetiredPosts(IStateStore store, string space)
{
    private const long DayUs = 86_400_000_000;
    private static readonly HashSet<(string, string)> Nothing = [];

    /// <summary>Posts of a batch without a ledger entry that had one before retention removed it; one read for all of them together.</summary>
    /// <param name="records">The batch.</param>
    /// <param name="changes">Its posts.</param>
    /// <param name="ledgerFromUs">By generation, from when on the ledger is whole.</param>
    /// <param name="ct">Cancels.</param>
    internal async ValueTask<IReadOnlySet<(string Generation, string Post)>> AmongAsync(
        IReadOnlyList<Enriched> records, IReadOnlyDictionary<(string, string), LedgerChange> changes, IReadOnlyDictionary<string, long> ledgerFromUs,
        CancellationToken ct)
    {
        if (ledgerFromUs.Values.All(from => from == long.MinValue))
        {
            return Nothing; // The usual case: nothing was ever retired.
        }

        var unknown = new HashSet<(string Generation, string Post, int Day)>();
        foreach (var record in records)
        {
            if (record.Mention is { } mention)
            {
                Add(mention.Generation, mention.PostId, mention.PublishedAtUs);
            }

            foreach (var post in record.Sweep?.Posts ?? [])
            {
                Add(post.Generation, post.PostId, post.PublishedAtUs);
            }
        }

        return unknown.Count == 0 ? Nothing : await HeldAsync(unknown, ct);

        void Add(string generation, string post, long publishedAtUs)
        {
            if (publishedAtUs < ledgerFromUs[generation] && changes[(generation, post)].Before is null)
            {
                unknown.Add((generation, post, DayOf(publishedAtUs)));
            }
        }
    }

    /// <summary>Day of publication, counted from the Unix epoch.</summary>
    internal static int DayOf(long publishedAtUs) => (int)(publishedAtUs / DayUs);

    private async ValueTask<HashSet<(string, string)>> HeldAsync(HashSet<(string Generation, string Post, int Day)> posts, CancellationToken ct)
    {
        var found = new HashSet<(string, string)>();
        var days = posts.GroupBy(post => (post.Generation, post.Day)).ToArray();
        var stored = await store.GetAsync(space, Array.ConvertAll(days, day => StateKeys.Retired(day.Key.Generation, day.Key.Day)), ct);
        for (var at = 0; at < days.Length; at++)
        {
            found.UnionWith(days[at].Where(post => RetiredDay.Holds(stored[at], post.Post)).Select(post => (post.Generation, post.Post)));
        }

        return found;
    }
}
