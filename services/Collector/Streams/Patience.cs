using CcgcStream.Collector.Seam;

namespace CcgcStream.Collector.Streams;

/// <summary>Waits for a connection, but not for ever.</summary>
internal static class Patience
{
    /// <exception cref="SourceFailure">Nothing came in time, or the connection broke.</exception>
    public static async ValueTask<T> AtMostAsync<T>(Func<CancellationToken, ValueTask<T>> wait, TimeSpan most, TimeProvider clock, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(most, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            return await wait(both.Token);
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            throw new SourceFailure(FailureKind.Network, $"nothing came for {most.TotalSeconds:0} s", inner: e);
        }
        catch (Exception e) when (e is IOException or HttpRequestException or System.Net.WebSockets.WebSocketException)
        {
            throw new SourceFailure(FailureKind.Network, "the connection broke: " + e.Message, inner: e);
        }
    }
}
