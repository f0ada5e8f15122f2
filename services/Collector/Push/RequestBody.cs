using System.IO.Compression;
using ZstdSharp;

namespace CcgcStream.Collector.Push;

/// <summary>Reads a request's body, decompressed, and never more of it than allowed: a few kilobytes can unpack to gigabytes.</summary>
internal static class RequestBody
{
    /// <summary>True for the encodings that are understood: none, gzip and zstd.</summary>
    public static bool Understands(string encoding) => encoding is "" or "identity" or "gzip" or "zstd";

    /// <summary>The whole body.</summary>
    /// <exception cref="BodyTooLargeException">It is larger than the limit, packed or unpacked.</exception>
    /// <exception cref="InvalidDataException">It does not unpack.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream body, string encoding, int maxBytes, CancellationToken ct)
    {
        await using var unpacked = encoding switch
        {
            "gzip" => new GZipStream(body, CompressionMode.Decompress, leaveOpen: true),
            "zstd" => new DecompressionStream(body, leaveOpen: true),
            _ => body,
        };
        using var buffer = new MemoryStream();
        var chunk = new byte[64 * 1024];
        try
        {
            int read;
            while ((read = await unpacked.ReadAsync(chunk, ct)) > 0)
            {
                if (buffer.Length + read > maxBytes)
                {
                    throw new BodyTooLargeException($"the body is larger than {maxBytes} bytes");
                }

                buffer.Write(chunk, 0, read);
            }
        }
        catch (ZstdException e)
        {
            throw new InvalidDataException("the body is not valid zstd", e);
        }

        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }
}

/// <summary>A body is larger than the limit.</summary>
internal sealed class BodyTooLargeException(string message) : Exception(message);
