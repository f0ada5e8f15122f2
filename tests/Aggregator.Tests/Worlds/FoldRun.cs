using System.Security.Cryptography;
using CcgcStream.Aggregator.Folding;
using CcgcStream.Aggregator.Tests.Fakes;
using CcgcStream.Contracts.V1;
using CcgcStream.State;

namespace CcgcStream.Aggregator.Tests.Worlds;

/// <summary>Folds records in some order and batching and tells the resulting state.</summary>
internal static class FoldRun
{
    public const string Space = "aggregate/0";

    public static async Task<MemoryStateStore> FoldAsync(IReadOnlyList<Enriched> records, int batch, FoldLimits? limits = null)
    {
        var store = new MemoryStateStore();
        var lease = await store.AcquireAsync(Space, "test", default);
        var folder = new BatchFolder(store, Space, limits ?? new FoldLimits(), TimeProvider.System);
        long offset = -1;
        for (var at = 0; at < records.Count; at += batch)
        {
            var part = records.Skip(at).Take(batch).ToList();
            var result = await folder.FoldAsync(part, default);
            await store.CommitAsync(new StateCommit(lease, offset, at + part.Count, result.Writes), default);
            offset = at + part.Count;
        }

        return store;
    }

    private const string OfMentions = "bcglmr";

    /// <summary>A digest of every key and value that follows from the mentions; what the alert detectors remember depends on when they looked.</summary>
    public static string Digest(MemoryStateStore store)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (key, value) in store.Dump(Space).Where(entry => OfMentions.Contains((char)entry.Key[0])))
        {
            hash.AppendData(BitConverter.GetBytes(key.Length));
            hash.AppendData(key);
            hash.AppendData(BitConverter.GetBytes(value.Length));
            hash.AppendData(value);
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    public static List<T> Shuffled<T>(IReadOnlyList<T> items, int seed)
    {
        var copy = items.ToArray();
        new Random(seed).Shuffle(copy);
        return [.. copy];
    }
}
