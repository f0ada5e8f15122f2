namespace CcgcStream.Text.Inference;

/// <summary>Words, labels and the surviving n-gram buckets of a model.</summary>
internal sealed class FastTextDictionary
{
    private const int MaximumEntries = 1 << 26;

    private readonly byte[] blob;
    private readonly int[] ends;
    private readonly int[] slots;
    private readonly int[]? prunedBuckets;

    private FastTextDictionary(byte[] blob, int[] ends, int[] slots, int[]? prunedBuckets, int words, int kept, string[] labels, long[] labelCounts)
    {
        (this.blob, this.ends, this.slots, this.prunedBuckets) = (blob, ends, slots, prunedBuckets);
        (Words, KeptBuckets, Labels, LabelCounts) = (words, kept, labels, labelCounts);
    }

    /// <summary>Number of words; rows of n-grams follow those of the words.</summary>
    public int Words { get; }

    /// <summary>Rows of n-grams left after pruning, or -1 where nothing was pruned.</summary>
    public int KeptBuckets { get; }

    public string[] Labels { get; }

    public long[] LabelCounts { get; }

    public static FastTextDictionary Read(ref ModelReader reader, int buckets)
    {
        var size = reader.Int32("dictionary size", 0, MaximumEntries);
        var words = reader.Int32("words", 0, size);
        var labels = reader.Int32("labels", 1, size);
        if (words + labels != size)
        {
            throw new InvalidDataException($"The dictionary says {size} entries but {words} words and {labels} labels.");
        }
        reader.Int64("tokens");
        var kept = reader.Int64("pruned n-grams", -1, MaximumEntries);
        var builder = new FastTextDictionaryEntries(words, labels);
        builder.Read(ref reader);
        var pruned = kept < 0 ? null : ReadPruned(ref reader, kept, buckets);
        return new FastTextDictionary(builder.Blob, builder.Ends, builder.Slots(), pruned, words, kept, builder.Labels, builder.LabelCounts);
    }

    /// <summary>Row of a word, or -1 for one that the model does not know.</summary>
    public int Find(ReadOnlySpan<byte> word, uint hash)
    {
        var mask = slots.Length - 1;
        for (var slot = (int)(hash & (uint)mask); slots[slot] >= 0; slot = (slot + 1) & mask)
        {
            var id = slots[slot];
            var start = id == 0 ? 0 : ends[id - 1];
            if (word.SequenceEqual(blob.AsSpan(start, ends[id] - start)))
            {
                return id;
            }
        }
        return -1;
    }

    /// <summary>Row of an n-gram's bucket, or -1 where the bucket was pruned.</summary>
    public int RowOfBucket(uint bucket)
    {
        if (prunedBuckets is null)
        {
            return Words + (int)bucket;
        }
        var index = prunedBuckets[bucket];
        return index < 0 ? -1 : Words + index;
    }

    private static int[] ReadPruned(ref ModelReader reader, int kept, int buckets)
    {
        var map = new int[buckets];
        map.AsSpan().Fill(-1);
        for (var i = 0; i < kept; i++)
        {
            var from = reader.Int32("pruned bucket", 0, buckets - 1);
            map[from] = reader.Int32("pruned row", 0, kept - 1);
        }
        return map;
    }
}
