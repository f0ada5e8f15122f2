using CcgcStream.State;
using CcgcStream.State.Cities.Keys;
using CcgcStream.State.Cities.Records;

namespace CcgcStream.Aggregator.Folding;

/// <summary>Recent ledger entries in memory; the rest is read in one call a batch.</summary>
internal sealed class LedgerCache(IStateStore store, string space, int capacity)
{
    private readonly Dictionary<(string Generation, string Post), LedgerEntry> _entries = [];

    internal async ValueTask<LedgerEntry?[]> GetAsync(IReadOnlyList<(string Generation, string Post)> posts, CancellationToken ct)
    {
        var found = new LedgerEntry?[posts.Count];
        var missing = new List<int>();
        for (var at = 0; at < posts.Count; at++)
        {
            found[at] = _entries.GetValueOrDefault(posts[at]);
            if (found[at] is null)
            {
                missing.Add(at);
            }
        }

        if (missing.Count > 0)
        {
            var stored = await store.GetAsync(space, missing.ConvertAll(at => StateKeys.Ledger(posts[at].Generation, posts[at].Post)), ct);
            for (var at = 0; at < missing.Count; at++)
            {
                found[missing[at]] = stored[at] is { } bytes ? LedgerCodec.Decode(bytes) : null;
            }
        }

        return found;
    }

    internal void Set(string generation, string post, LedgerEntry entry)
    {
        if (_entries.Count >= capacity)
        {
            _entries.Clear(); // Simple and enough: duplicates come close together, and the store answers for the rest.
        }

        _entries[(generation, post)] = entry;
    }

    internal void Forget(IReadOnlyList<(string Generation, string Post)> posts)
    {
        foreach (var post in posts)
        {
            _entries.Remove(post);
        }
    }

    internal void Forget(string generation)
    {
        foreach (var key in _entries.Keys.Where(key => key.Generation == generation).ToArray())
        {
            _entries.Remove(key);
        }
    }
}
