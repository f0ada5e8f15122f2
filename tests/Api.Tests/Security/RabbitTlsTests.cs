using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CcgcStream.Notifier;
using CcgcStream.Tests.Site;

namespace CcgcStream.Api.Tests.Security;

/// <summary>TLS to RabbitMQ: what the notifier, configured as in production, says first to a broker, and to one that it must not trust.</summary>
public sealed class RabbitTlsTests
{
    private const byte TlsHandshake = 0x16;

    [Theory]
    [InlineData("amqps", TlsHandshake)]
    [InlineData("amqp", (byte)'A')]
    public async Task Amqps_begins_with_a_tls_handshake_and_amqp_with_its_own_header(string scheme, byte first)
    {
        using var broker = Listen(out var port);
        await using var site = await StartAsync(scheme, port);
        using var client = await broker.AcceptTcpClientAsync(Patience());
        var said = new byte[1];
        await client.GetStream().ReadExactlyAsync(said, Patience());
        Assert.Equal(first, said[0]);
    }

    [Fact]
    public async Task A_broker_whose_certificate_nobody_vouches_for_is_told_nothing()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        using var broker = Listen(out var port);
        await using var site = await StartAsync("amqps", port);
        using var client = await broker.AcceptTcpClientAsync(Patience());
        await using var secured = new SslStream(client.GetStream());
        var heard = 0;
        try
        {
            await secured.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, Patience());
            heard = await secured.ReadAsync(new byte[8], Patience());
        }
        catch (Exception refused) when (refused is AuthenticationException or IOException)
        {
            // The client broke the handshake off: that is the point.
        }
        Assert.Equal(0, heard);
    }

    private static Task<TestSite> StartAsync(string scheme, int port) => TestSite.StartAsync(
        builder => builder.AddNotifier(), pipeline: false, "Notifier:Transport=rabbitmq", $"Notifier:RabbitMq={scheme}://ccgc:secret@localhost:{port}/");

    private static TcpListener Listen(out int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        port = ((IPEndPoint)listener.LocalEndpoint).Port;
        return listener;
    }

    private static CancellationToken Patience() => new CancellationTokenSource(TimeSpan.FromSeconds(120)).Token;
}
