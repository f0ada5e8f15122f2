using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace CcgcStream.Collector.Streams;

/// <summary>Gathers what a connection sends into pages: everything that has arrived, at least one item and at most so many.</summary>
internal static class Batches
{
    /// <summary>Items read ahead while a page is on its way to the log; then the connection has to wait.</summary>
    private const int ReadAhead = 4096;

    /// <summary>Batches of the items; a failure of the connection comes after the items that arrived before it.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<T>> InBatches<T>(
        this IAsyncEnumerable<T> items, int most, [EnumeratorCancellation] CancellationToken ct)
    {
        var channel = Channel.CreateBounded<T>(new BoundedChannelOptions(ReadAhead) { SingleReader = true, SingleWriter = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var pump = PumpAsync(items, channel.Writer, stop.Token);
        try
        {
            while (await channel.Reader.WaitToReadAsync(ct))
            {
                var batch = new List<T>();
                while (batch.Count < most && channel.Reader.TryRead(out var item))
                {
                    batch.Add(item);
                }

                yield return batch;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await pump;
        }
    }

    private static async Task PumpAsync<T>(IAsyncEnumerable<T> items, ChannelWriter<T> writer, CancellationToken ct)
    {
        try
        {
            await foreach (var item in items.WithCancellation(ct))
            {
                await writer.WriteAsync(item, ct);
            }

            writer.Complete();
        }
        catch (Exception e)
        {
            writer.Complete(e); // The reader of the batches gets it.
        }
    }
}
