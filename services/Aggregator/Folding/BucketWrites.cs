using CcgcStream.Aggregator.Buckets;
using CcgcStream.Index.Buckets;
using CcgcStream.State;

namespace CcgcStream.Aggregator.Folding;

/// <summary>Turns the changed buckets of a city into writes of absolute values.</summary>
internal static class BucketWrites
{
    internal static async ValueTask CollectAsync(IStateStore store, string space, CityBuckets buckets, List<StateWrite> writes, CancellationToken ct)
    {
        var unread = buckets.Changed.Where(bucket => !bucket.Loaded).ToArray();
        if (unread.Length > 0)
        {
            var stored = await store.GetAsync(space, Array.ConvertAll(unread, bucket => bucket.Key), ct);
            for (var at = 0; at < unread.Length; at++)
            {
                BucketCodec.DecodeInto(stored[at], unread[at].Sums, 1);
                unread[at].Loaded = true;
            }
        }

        foreach (var bucket in buckets.Changed)
        {
            var bytes = BucketCodec.Encode(bucket.Sums);
            writes.Add(new(bucket.Key, bytes.Length == 0 ? null : bytes));
        }

        buckets.ClearChanged();
    }
}
