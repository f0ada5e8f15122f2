using System.IO.Compression;
using CcgcStream.Collector.Seam;
using ZstdSharp;

namespace CcgcStream.Collector.Fetching;

/// <summary>Reads an answer's body, unpacked, and never more of it than allowed.</summary>
internal static class CappedBody
{
    /// <summary>The whole body.</summary>
    /// <exception cref="SourceFailure">It is larger than the limit.</exception>
    public static async Task<byte[]> ReadAsync(HttpContent content, int maxBytes, CancellationToken ct)
    {
        await using var packed = await content.ReadAsStreamAsync(ct);
        await using var stream = Unpack(packed, content.Headers.ContentEncoding.LastOrDefault() ?? "");
        using var buffer = new MemoryStream();
        var chunk = new byte[32 * 1024];
        int read;
        while ((read = await stream.ReadAsync(chunk, ct)) > 0)
        {
            if (buffer.Length + read > maxBytes)
            {
                throw new SourceFailure(FailureKind.BadData, $"the answer is larger than {maxBytes} bytes");
            }

            buffer.Write(chunk, 0, read);
        }

        return buffer.ToArray();
    }

    private static Stream Unpack(Stream packed, string encoding) => encoding.ToLowerInvariant() switch
    {
        "gzip" => new GZipStream(packed, CompressionMode.Decompress),
        "deflate" => new ZLibStream(packed, CompressionMode.Decompress),
        "br" => new BrotliStream(packed, CompressionMode.Decompress),
        "zstd" => new DecompressionStream(packed),
        _ => packed,
    };
}
