using CcgcStream.State;

namespace CcgcStream.Aggregator.Retention;

/// <summary>Reads a range a page at a time, so that nothing stays open between two steps of a pass while records are folded.</summary>
internal sealed class StatePages(IStateStore store, string space, byte[] from, byte[] to)
{
    /// <summary>Entries of a page.</summary>
    internal const int Size = 1024;

    private byte[] _next = from;

    internal bool IsDone { get; private set; }

    /// <summary>The next page, in order of keys; the last one may be empty.</summary>
    internal async ValueTask<List<KeyValuePair<byte[], byte[]>>> NextAsync(CancellationToken ct)
    {
        var page = new List<KeyValuePair<byte[], byte[]>>();
        await foreach (var entry in store.ScanAsync(space, _next, to, false, ct))
        {
            page.Add(entry);
            if (page.Count == Size)
            {
                _next = [.. entry.Key, 0];
                return page;
            }
        }

        IsDone = true;
        return page;
    }
}
