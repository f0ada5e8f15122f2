using System.Net;
using System.Net.Sockets;

namespace CcgcStream.Servers;

/// <summary>
/// A port of the loopback interface that nobody listens on, below the range from which Linux takes the ports of outgoing connections (32768 and up):
/// no connection can take it before the server has started, or while it is killed and started again.
/// </summary>
public static class FreePort
{
    private const int From = 15_000;
    private const int To = 32_000;

    public static int Next()
    {
        while (true)
        {
            var port = Random.Shared.Next(From, To);
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException error) when (error.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
            {
                // Taken: another one.
            }
        }
    }
}
