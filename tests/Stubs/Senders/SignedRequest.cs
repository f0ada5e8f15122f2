using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace CcgcStream.Stubs.Senders;

/// <summary>One request of a sender: as it should be, or broken off on the wire, which no HTTP client does.</summary>
internal sealed class SignedRequest(string address, string lines, string? secret) : IDisposable
{
    private readonly byte[] _body = Encoding.UTF8.GetBytes(lines);
    private readonly Dictionary<string, string> _headers = [];

    /// <summary>Signs it by Standard Webhooks; without a secret there is nothing to sign.</summary>
    public void Sign(DateTimeOffset at, bool isGenuine)
    {
        if (secret is null)
        {
            return;
        }

        var (id, timestamp) = ("msg_" + Guid.NewGuid().ToString("N"), at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        var key = isGenuine ? Convert.FromBase64String(secret["whsec_".Length..]) : "the key of somebody else"u8.ToArray();
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. _body];
        (_headers["webhook-id"], _headers["webhook-timestamp"], _headers["webhook-signature"]) = (id, timestamp, "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, signed)));
    }

    /// <summary>The request for a client that behaves.</summary>
    public HttpRequestMessage Message()
    {
        var message = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(_body) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        foreach (var (name, value) in _headers)
        {
            message.Headers.Add(name, value);
        }

        return message;
    }

    /// <summary>Sends half of the body, stays for a while, and hangs up.</summary>
    public Task SendHalfAsync(TimeSpan stays, CancellationToken ct) => SendRawAsync(_body.AsMemory(0, _body.Length / 2), stays, ct);

    /// <summary>Sends all of it and hangs up at once.</summary>
    public Task SendDeafAsync(CancellationToken ct) => SendRawAsync(_body, TimeSpan.Zero, ct);

    public void Dispose() => Array.Clear(_body);

    private async Task SendRawAsync(ReadOnlyMemory<byte> body, TimeSpan stays, CancellationToken ct)
    {
        var target = new Uri(address);
        using var connection = new TcpClient();
        await connection.ConnectAsync(target.Host, target.Port, ct);
        await using var stream = connection.GetStream();
        var head = $"POST {target.AbsolutePath} HTTP/1.1\r\nHost: {target.Authority}\r\nContent-Type: application/x-ndjson\r\nContent-Length: {_body.Length}\r\n"
            + string.Concat(_headers.Select(h => $"{h.Key}: {h.Value}\r\n")) + "\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), ct);
        await stream.WriteAsync(body, ct);
        await Task.Delay(stays, ct);
    }
}
