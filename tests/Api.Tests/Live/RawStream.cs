using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace CcgcStream.Api.Tests.Live;

/// <summary>A reader of the stream on a bare socket, which can break off in the middle of an event or stop reading altogether.</summary>
internal sealed partial class RawStream : IDisposable
{
    private readonly Socket _socket;
    private readonly byte[] _buffer = new byte[16 * 1024];
    private readonly StringBuilder _held = new();

    private RawStream(Socket socket) => _socket = socket;

    public static async Task<RawStream> OpenAsync(Uri address, string? lastEventId, int receiveBuffer = 0)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        if (receiveBuffer > 0)
        {
            socket.ReceiveBufferSize = receiveBuffer;
        }
        await socket.ConnectAsync(address.Host, address.Port);
        var resume = lastEventId is null ? "" : $"Last-Event-ID: {lastEventId}\r\n";
        await socket.SendAsync(Encoding.ASCII.GetBytes($"GET /v1/stream HTTP/1.1\r\nHost: {address.Authority}\r\n{resume}\r\n"));
        return new RawStream(socket);
    }

    /// <summary>Reads at most so many bytes more and gives the events that are complete; what is begun stays for the next call.</summary>
    public async Task<IReadOnlyList<(string Id, string Name, string Data)>> ReadAsync(int bytes, CancellationToken ct)
    {
        var read = await _socket.ReceiveAsync(_buffer.AsMemory(0, Math.Min(bytes, _buffer.Length)), ct);
        Assert.NotEqual(0, read);
        _held.Append(Encoding.UTF8.GetString(_buffer, 0, read));
        // The frames of chunked transfer are not part of the events.
        var text = Chunk().Replace(_held.ToString(), "");
        return [.. Event().Matches(text).Select(match => (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value))];
    }

    /// <summary>Breaks off at once, without a word.</summary>
    public void Dispose()
    {
        _socket.LingerState = new LingerOption(true, 0);
        _socket.Dispose();
    }

    [GeneratedRegex("(?<=\\n)\\r?\\n?[0-9a-f]+\\r\\n|\\r\\n[0-9a-f]+\\r\\n")]
    private static partial Regex Chunk();

    [GeneratedRegex("id: (\\S+)\\nevent: (\\S+)\\ndata: ([^\\r\\n]*)\\n\\n")]
    private static partial Regex Event();
}
