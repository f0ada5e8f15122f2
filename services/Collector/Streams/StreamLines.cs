using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text;
using CcgcStream.Collector.Seam;

namespace CcgcStream.Collector.Streams;

/// <summary>Lines of an answer that goes on; a connection that falls silent is given up.</summary>
internal static class StreamLines
{
    private const int MaxLine = 16 * 1024 * 1024;

    /// <summary>The lines without their ends, empty ones (keep-alives) included.</summary>
    /// <param name="stream">The body.</param>
    /// <param name="silence">Longest time without a single byte.</param>
    /// <param name="clock">Measures it.</param>
    /// <exception cref="SourceFailure">Silence, a line without end, or a connection that broke.</exception>
    public static async IAsyncEnumerable<string> ReadAsync(
        Stream stream, TimeSpan silence, TimeProvider clock, [EnumeratorCancellation] CancellationToken ct)
    {
        var pipe = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 64 * 1024));
        while (true)
        {
            var result = await Patience.AtMostAsync(token => pipe.ReadAsync(token), silence, clock, ct);
            var buffer = result.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                yield return Encoding.UTF8.GetString(buffer.Slice(0, end)).TrimEnd('\r');
                buffer = buffer.Slice(buffer.GetPosition(1, end));
            }

            if (buffer.Length > MaxLine)
            {
                throw new SourceFailure(FailureKind.BadData, $"a line is longer than {MaxLine} bytes");
            }

            pipe.AdvanceTo(buffer.Start, buffer.End);
            if (result.IsCompleted)
            {
                yield break; // What stands behind the last line end is half an item.
            }
        }
    }
}
