using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using CcgcStream.Collector.Fetching;
using CcgcStream.Collector.Seam;

namespace CcgcStream.Collector.Streams;

/// <summary>How to open a WebSocket and how long to believe in it.</summary>
internal sealed record SocketPlan(Uri Address, TimeSpan Silence)
{
    /// <summary>Subprotocol to ask for; "" for none.</summary>
    public string Protocol { get; init; } = "";

    /// <summary>Texts to send once it is open.</summary>
    public IReadOnlyList<string> Hello { get; init; } = [];
}

/// <summary>Messages of a WebSocket, through the same guarded way out as every other request.</summary>
internal static class SocketMessages
{
    private const int MaxMessage = 16 * 1024 * 1024;

    /// <exception cref="SourceFailure">It does not open, falls silent, breaks, or sends too much at once.</exception>
    public static async IAsyncEnumerable<byte[]> ReadAsync(
        SocketPlan plan, HttpMessageInvoker invoker, TimeProvider clock, [EnumeratorCancellation] CancellationToken ct)
    {
        using var socket = new ClientWebSocket();
        await OpenAsync(socket, plan, invoker, clock, ct);
        var buffer = new byte[64 * 1024];
        while (true)
        {
            using var message = new MemoryStream();
            ValueWebSocketReceiveResult part;
            do
            {
                part = await Patience.AtMostAsync(token => socket.ReceiveAsync(buffer.AsMemory(), token), plan.Silence, clock, ct);
                message.Write(buffer, 0, part.Count);
                if (message.Length > MaxMessage)
                {
                    throw new SourceFailure(FailureKind.BadData, $"a message is longer than {MaxMessage} bytes");
                }
            }
            while (!part.EndOfMessage);

            if (part.MessageType == WebSocketMessageType.Close)
            {
                yield break;
            }

            yield return message.ToArray();
        }
    }

    private static async Task OpenAsync(ClientWebSocket socket, SocketPlan plan, HttpMessageInvoker invoker, TimeProvider clock, CancellationToken ct)
    {
        socket.Options.CollectHttpResponseDetails = true;
        if (plan.Protocol.Length > 0)
        {
            socket.Options.AddSubProtocol(plan.Protocol);
        }

        try
        {
            await Patience.AtMostAsync(
                async token =>
                {
                    await socket.ConnectAsync(plan.Address, invoker, token);
                    return true;
                },
                TimeSpan.FromSeconds(60), clock, ct);
        }
        catch (SourceFailure e) when ((int)socket.HttpStatusCode >= 400)
        {
            var status = (int)socket.HttpStatusCode;
            var kind = status switch { 401 or 403 => FailureKind.Unauthorized, 429 => FailureKind.RateLimited, >= 500 => FailureKind.Server, _ => FailureKind.Refused };
            throw new SourceFailure(kind, $"the source answers {status} instead of opening the stream", inner: e) { Status = status };
        }

        foreach (var text in plan.Hello)
        {
            await socket.SendAsync(System.Text.Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, ct);
        }
    }
}
