using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CcgcStream.Servers;
using CcgcStream.ServiceDefaults.Engines;
using CcgcStream.State;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CcgcStream.Api.Tests.Security;

/// <summary>The state store over TLS, on a real redis-server that asks for a password and for our certificate.</summary>
public sealed class RedisTlsTests
{
    private const string Password = "correct-horse-battery";

    [Fact]
    public async Task Redis_is_reached_over_tls_with_both_certificates_checked_and_not_without()
    {
        Assert.SkipWhen(Programs.Find("redis-server") is null, "redis-server is not installed");
        using var directory = new TemporaryDirectory();
        Certificates(directory.Path);
        var port = FreePort.Next();
        await using var redis = ChildProcess.Start(Programs.Find("redis-server")!,
        [
            "--port", "0", "--tls-port", port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--dir", directory.Path, "--save", "",
            "--tls-cert-file", In("server.pem"), "--tls-key-file", In("server.key"), "--tls-ca-cert-file", In("ca.pem"), "--tls-auth-clients", "yes",
            "--requirepass", Password,
        ]);
        string In(string name) => Path.Combine(directory.Path, name);
        await ListeningAsync(port, redis);
        var connection = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port},ssl=true,sslHost=localhost,password={Password},connectTimeout=30000,syncTimeout=60000,asyncTimeout=60000");

        (string, string)[] ours = [("State:RedisCertificateAuthority", In("ca.pem")), ("State:RedisCertificate", In("client.pem")), ("State:RedisCertificateKey", In("client.key"))];
        Assert.True(await WritesAsync([("State:Redis", connection), .. ours], TimeSpan.FromMinutes(2)));
        Assert.False(await WritesAsync([("State:Redis", connection), .. ours[1..]]), "an unknown authority was trusted");
        Assert.False(await WritesAsync([("State:Redis", connection), ours[0]]), "no certificate of ours was needed");
        Assert.False(await WritesAsync([("State:Redis", connection.Replace("sslHost=localhost", "sslHost=another.example", StringComparison.Ordinal)), .. ours]), "another host's certificate was trusted");
        Assert.False(await WritesAsync([("State:Redis", connection.Replace("ssl=true,sslHost=localhost", "ssl=false", StringComparison.Ordinal))]), "it went without TLS");
    }

    private static async Task<bool> WritesAsync(IEnumerable<(string Name, string Value)> settings, TimeSpan? wait = null)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(settings.Append(("State:Engine", "redis")).Append(("Log:Engine", "kafka")).Append(("Log:BootstrapServers", "127.0.0.1:1"))
            .Select(one => new KeyValuePair<string, string?>(one.Item1, one.Item2)));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddEngines();
        using var host = builder.Build();
        try
        {
            using var patience = new CancellationTokenSource(wait ?? TimeSpan.FromSeconds(20));
            return await host.Services.GetRequiredService<IStateStore>().TryWriteAsync("tls", [], [new StateWrite([1], [2])], patience.Token);
        }
        catch (Exception refused) when (refused is StateUnavailableException or OperationCanceledException or StackExchange.Redis.RedisException)
        {
            return false;
        }
    }

    private static async Task ListeningAsync(int port, ChildProcess redis)
    {
        for (var attempt = 0; attempt < 1_200; attempt++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(50);
            }
        }
        Assert.Skip($"this redis-server does not start with TLS: {redis.Output}");
    }

    /// <summary>An authority of the test's own, and certificates that it signed for the server and for us.</summary>
    private static void Certificates(string directory)
    {
        using var authorityKey = RSA.Create(2048);
        var (from, to) = (TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(2));
        var request = new CertificateRequest("CN=test authority", authorityKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        using var authority = request.CreateSelfSigned(from, to);
        File.WriteAllText(Path.Combine(directory, "ca.pem"), authority.ExportCertificatePem());
        foreach (var name in new[] { "server", "client" })
        {
            using var key = RSA.Create(2048);
            var signing = new CertificateRequest(name == "server" ? "CN=localhost" : "CN=ccgc", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName("localhost");
            signing.CertificateExtensions.Add(names.Build());
            using var signed = signing.Create(authority, from, to, RandomNumberGenerator.GetBytes(8));
            File.WriteAllText(Path.Combine(directory, name + ".pem"), signed.ExportCertificatePem());
            File.WriteAllText(Path.Combine(directory, name + ".key"), key.ExportPkcs8PrivateKeyPem());
        }
    }
}
