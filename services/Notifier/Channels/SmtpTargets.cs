using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Microsoft.Security.AntiSSRF;

namespace CcgcStream.Notifier.Channels;

/// <summary>The SSRF check for mail servers, by the same lists of addresses as that of HTTP.</summary>
internal sealed class SmtpTargets(IOptions<NotifierOptions> options)
{
    private readonly IPNetwork[] denied = [.. new AntiSSRFPolicy(PolicyConfigOptions.ExternalOnlyLatest).DeniedAddresses.Select(IPNetwork.Parse)];
    private readonly IPNetwork[] allowed =
        [.. (options.Value.AllowLoopback ? ["127.0.0.0/8", "::1/128"] : Array.Empty<string>()).Concat(options.Value.AllowedNetworks).Select(IPNetwork.Parse)];

    /// <summary>Whether an address may be reached.</summary>
    public bool Allows(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return allowed.Any(n => n.Contains(plain)) || !denied.Any(n => n.Contains(plain));
    }

    /// <summary>Connects to the first address of the host that may be reached.</summary>
    /// <exception cref="DeliveryException">None may.</exception>
    public async Task<Socket> ConnectAsync(string host, int port, CancellationToken ct)
    {
        var addresses = await Dns.GetHostAddressesAsync(host, ct);
        var address = addresses.FirstOrDefault(Allows) ?? throw new DeliveryException("The target's address is not allowed.", permanent: true);
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, port, ct);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
