using System.IO.Compression;
using ZstdSharp;

namespace CcgcStream.Collector.Sources.Files;

/// <summary>Chooses how to unpack and read a file, by its name or by the setting <c>Format</c>.</summary>
internal static class FileFormats
{
    /// <summary>Opens a file, unpacked.</summary>
    public static Stream Open(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 128 * 1024, FileOptions.Asynchronous | FileOptions.SequentialScan);
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".gz" => new GZipStream(file, CompressionMode.Decompress),
            ".zst" or ".zstd" => new DecompressionStream(file, leaveOpen: false),
            _ => file,
        };
    }

    /// <summary>The records of a file.</summary>
    /// <exception cref="NotSupportedException">Nobody can tell its format.</exception>
    public static IAsyncEnumerable<FileRecord> ReadAsync(Stream stream, string path, string format, FieldMap map, CancellationToken ct) =>
        (format.Length > 0 ? format.ToLowerInvariant() : Format(path)) switch
        {
            "ndjson" => NdjsonFile.ReadAsync(stream, map, ct),
            "csv" => CsvFile.ReadAsync(stream, map, ct),
            "parquet" => ParquetFile.ReadAsync(stream, map, ct),
            "meta-content-library" => CsvFile.ReadAsync(stream, ResearchFiles.MetaContentLibrary, ct),
            "tiktok-research" => ResearchFiles.TikTokAsync(stream, ct),
            var other => throw new NotSupportedException($"'{other}' of {path} is none of the formats ndjson, csv, parquet, meta-content-library and tiktok-research; set Format"),
        };

    private static string Format(string path)
    {
        var extension = Path.GetExtension(path).ToLowerInvariant();
        return extension is ".gz" or ".zst" or ".zstd" ? Format(path[..^extension.Length])
            : extension is ".jsonl" or ".ndjson" or ".json" ? "ndjson"
            : extension.TrimStart('.');
    }
}
