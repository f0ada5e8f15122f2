using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace CcgcStream.Collector.Sources.Files;

/// <summary>Reads a post a line.</summary>
internal static class NdjsonFile
{
    /// <summary>Longest line taken, in bytes; a longer one is a bad record and does not stop the rest.</summary>
    private const int MaxLine = 1024 * 1024;

    public static async IAsyncEnumerable<FileRecord> ReadAsync(Stream stream, FieldMap map, [EnumeratorCancellation] CancellationToken ct)
    {
        var pipe = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 128 * 1024));
        var skipping = false;
        while (true)
        {
            var result = await pipe.ReadAsync(ct);
            var buffer = result.Buffer;
            while (TryLine(ref buffer, result.IsCompleted, out var line))
            {
                var tooLong = skipping || line.Length > MaxLine;
                skipping = false;
                if (tooLong)
                {
                    yield return new FileRecord(null, $"the line is longer than {MaxLine} bytes");
                }
                else if (!IsBlank(line))
                {
                    yield return map.Read(line.IsSingleSegment ? line.FirstSpan : line.ToArray());
                }
            }

            if (buffer.Length > MaxLine)
            {
                skipping = true; // Forget what is there and go on to the end of the line.
                buffer = buffer.Slice(buffer.End);
            }

            pipe.AdvanceTo(buffer.Start, buffer.End);
            if (result.IsCompleted)
            {
                yield break;
            }
        }
    }

    private static bool TryLine(ref ReadOnlySequence<byte> buffer, bool last, out ReadOnlySequence<byte> line)
    {
        if (buffer.PositionOf((byte)'\n') is { } end)
        {
            line = buffer.Slice(0, end);
            buffer = buffer.Slice(buffer.GetPosition(1, end));
            return true;
        }

        line = buffer;
        if (!last || buffer.IsEmpty)
        {
            return false;
        }

        buffer = buffer.Slice(buffer.End);
        return true;
    }

    private static bool IsBlank(in ReadOnlySequence<byte> line)
    {
        foreach (var part in line)
        {
            if (part.Span.ContainsAnyExcept(" \t\r"u8))
            {
                return false;
            }
        }

        return true;
    }
}
