using RocksDbSharp;

namespace CcgcStream.Streaming.Embedded;

/// <summary>How RocksDB is set up: bounded memory, and no write forgotten when the process dies.</summary>
internal static class EmbeddedOptions
{
    /// <summary>"default" must be there by RocksDB's rule.</summary>
    private static readonly string[] Families = ["default", "log", "state", "scores"];

    public static DbOptions Database() => new DbOptions()
        .SetCreateIfMissing(true)
        .SetCreateMissingColumnFamilies(true)
        .SetMaxBackgroundCompactions(1)
        .SetMaxOpenFiles(512)
        .SetKeepLogFileNum(3)
        .SetMaxTotalWalSize(128UL << 20)

        // A torn tail is what a crash leaves and was never acknowledged; damage before it must stop the start, not shorten the log.
        .SetWalRecoveryMode(Recovery.TolerateCorruptedTailRecords);

    public static ColumnFamilies ColumnFamilies()
    {
        var cache = Cache.CreateLru(64UL << 20);
        var families = new ColumnFamilies();
        foreach (var name in Families)
        {
            families.Add(name, new ColumnFamilyOptions()
                .SetCompression(Compression.Lz4)
                .SetWriteBufferSize(32UL << 20)
                .SetBlockBasedTableFactory(new BlockBasedTableOptions().SetFilterPolicy(BloomFilterPolicy.Create(10, false)).SetBlockCache(cache)));
        }

        return families;
    }
}
