using System.Text;
using System.Text.Json;
using CcgcStream.Contracts.Posts;
using CcgcStream.Simulation;

namespace CcgcStream.Cli.Simulate;

/// <summary>Writes simulated posts as NDJSON: slices are made on all cores and written in order, so that the bytes never depend on the cores.</summary>
internal static class SimulationOutput
{
    private const int Slice = 2_000;

    /// <param name="simulator">What is written.</param>
    /// <param name="output">Where to.</param>
    /// <param name="labels">Whether each post says its true tone and topic; the pipeline ignores the fields.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>How many posts were written.</returns>
    public static async Task<long> WriteAsync(PostSimulator simulator, Stream output, bool labels, CancellationToken ct)
    {
        var ahead = new Queue<Task<ReadOnlyMemory<byte>>>();
        for (var from = 0L; from < simulator.Pieces || ahead.Count > 0;)
        {
            // A reader may be slower than all cores together: no more than this waits for it.
            while (from < simulator.Pieces && ahead.Count <= Environment.ProcessorCount)
            {
                var start = from;
                ahead.Enqueue(Task.Run(() => Lines(simulator, start, labels), ct));
                from += Slice;
            }

            await output.WriteAsync(await ahead.Dequeue(), ct);
        }

        await output.FlushAsync(ct);
        return simulator.Pieces;
    }

    private static ReadOnlyMemory<byte> Lines(PostSimulator simulator, long from, bool labels)
    {
        using var body = new MemoryStream(Slice * 1200);
        using var json = new Utf8JsonWriter(body, new JsonWriterOptions { SkipValidation = true });
        foreach (var piece in simulator.Range(from, Math.Min(simulator.Pieces, from + Slice)))
        {
            JsonSerializer.Serialize(json, piece.Post, PostJsonContext.Default.Post);
            json.Flush();
            if (labels)
            {
                body.Position--; // The closing brace.
                var topic = piece.Truth.IsEffective ? $",\"topicLabel\":\"{piece.Truth.Topic}\"" : "";
                body.Write(Encoding.UTF8.GetBytes($",\"label\":\"{piece.Truth.Mood.ToString().ToLowerInvariant()}\"{topic}}}"));
            }

            body.WriteByte((byte)'\n');
            json.Reset();
        }

        return body.ToArray();
    }
}
