using System.IO.Compression;
using System.IO.Pipelines;
using System.Buffers;

namespace CcgcStream.Cli.Input;

/// <summary>Lines of an NDJSON file or of standard input; .gz and .zst are unpacked.</summary>
internal static class PostFile
{
    /// <summary>Longest line accepted, in bytes.</summary>
    public const int MaxLine = 16 * 1024 * 1024;

    /// <summary>Opens a file, or standard input for "-".</summary>
    /// <exception cref="UsageException">There is no such file.</exception>
    public static Stream Open(string path)
    {
        if (path == "-")
        {
            return Console.OpenStandardInput();
        }

        if (!File.Exists(path))
        {
            throw new UsageException($"{path}: no such file");
        }

        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan | FileOptions.Asynchronous);
        return Path.GetExtension(path) switch
        {
            ".gz" => new GZipStream(file, CompressionMode.Decompress),
            ".zst" => new ZstdSharp.DecompressionStream(file, leaveOpen: false),
            _ => file,
        };
    }

    /// <summary>Every line with its number, from 1; blank lines are skipped, a byte-order mark is dropped.</summary>
    public static async IAsyncEnumerable<(long Number, byte[]? Line)> LinesAsync(
        Stream stream, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 1 << 16));
        long number = 0;
        var skipping = false;
        while (true)
        {
            var read = await reader.ReadAsync(ct);
            var buffer = read.Buffer;
            while (TryTake(ref buffer, read.IsCompleted, out var line))
            {
                number++;
                if (skipping)
                {
                    skipping = false;
                    continue;
                }

                var bytes = Trim(line.ToArray(), number == 1);
                if (bytes.Length > 0)
                {
                    yield return (number, bytes);
                }
            }

            if (buffer.Length > MaxLine)
            {
                if (!skipping)
                {
                    yield return (number + 1, null); // Too long: said once, and the rest of the line is thrown away.
                }

                skipping = true;
                buffer = buffer.Slice(buffer.End);
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
            if (read.IsCompleted)
            {
                yield break;
            }
        }
    }

    private static bool TryTake(ref ReadOnlySequence<byte> buffer, bool final, out ReadOnlySequence<byte> line)
    {
        if (buffer.PositionOf((byte)'\n') is { } end)
        {
            line = buffer.Slice(0, end);
            buffer = buffer.Slice(buffer.GetPosition(1, end));
            return true;
        }

        line = buffer;
        if (!final || buffer.IsEmpty)
        {
            return false;
        }

        buffer = buffer.Slice(buffer.End);
        return true;
    }

    private static byte[] Trim(byte[] line, bool first)
    {
        ReadOnlySpan<byte> span = line;
        if (first && span.StartsWith("\uFEFF"u8))
        {
            span = span[3..];
        }

        span = span.Trim(" \t\r"u8);
        return span.Length == line.Length ? line : span.ToArray();
    }
}
