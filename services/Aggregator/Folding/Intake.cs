using CcgcStream.Contracts.V1;
using CcgcStream.State.Cities.Records;

namespace CcgcStream.Aggregator.Folding;

/// <summary>
/// Gives the records of a batch to the ledger changes of their posts, and counts those that come too late to be counted once: nothing is
/// refused without being counted.
/// </summary>
/// <param name="changes">The posts of the batch.</param>
/// <param name="retired">Posts whose ledger entry retention has removed.</param>
/// <param name="oldestLiveUs">Live versions observed before are refused.</param>
internal sealed class Intake(
    IReadOnlyDictionary<(string, string), LedgerChange> changes, IReadOnlySet<(string, string)> retired, long oldestLiveUs)
{
    internal int Mentions { get; private set; }

    internal int Swept { get; private set; }

    /// <summary>Records refused since their version is older than the ledger.</summary>
    internal int Stale { get; private set; }

    /// <summary>Versions of retired posts by generation, each counted by the one partition that counts its post.</summary>
    internal Dictionary<string, int> LateEdits { get; } = new(StringComparer.Ordinal);

    /// <summary>Deletions of retired posts by generation.</summary>
    internal Dictionary<string, int> LateDeletions { get; } = new(StringComparer.Ordinal);

    /// <summary>Id of one of them, for the log.</summary>
    internal string? LateExample { get; private set; }

    internal void Take(IReadOnlyList<Enriched> records)
    {
        foreach (var record in records)
        {
            if (record.Mention is { } mention)
            {
                Mentions++;
                if (Accepts(mention.Generation, mention.PostId, mention.Revision, counts: false))
                {
                    changes[(mention.Generation, mention.PostId)].Take(mention);
                }
            }

            foreach (var post in record.Sweep?.Posts ?? [])
            {
                Swept++;
                if (Accepts(post.Generation, post.PostId, post.Revision, post.Counted))
                {
                    changes[(post.Generation, post.PostId)].Take(post);
                }
            }
        }
    }

    private bool Accepts(string generation, string post, Revision? stated, bool counts)
    {
        var revision = PostRevision.Of(stated);
        if (generation == Generation.Live && revision.ObservedAtUs < oldestLiveUs)
        {
            Stale++;
            return false;
        }

        if (!retired.Contains((generation, post)))
        {
            return true;
        }

        if (counts)
        {
            var late = revision.Deleted ? LateDeletions : LateEdits;
            late[generation] = late.GetValueOrDefault(generation) + 1;
            LateExample = post;
        }

        return false;
    }
}
