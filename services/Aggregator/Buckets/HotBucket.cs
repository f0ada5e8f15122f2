using CcgcStream.Index.Buckets;

namespace CcgcStream.Aggregator.Buckets;

/// <summary>A bucket in memory. Until what is stored has been added, it holds only the changes of the batch.</summary>
internal sealed class HotBucket(byte[] key)
{
    internal byte[] Key { get; } = key;

    internal BucketSums Sums { get; } = new(24);

    internal bool Loaded { get; set; }

    /// <summary>Number of the last batch that changed it.</summary>
    internal long LastUsed { get; set; }
}
