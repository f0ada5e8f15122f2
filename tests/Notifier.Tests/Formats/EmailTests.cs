using System.Net;
using System.Net.Sockets;
using CcgcStream.Alerting.Notifications;
using CcgcStream.Notifier.Channels;
using CcgcStream.Notifier.Tests.Support;
using Microsoft.Extensions.Options;

namespace CcgcStream.Notifier.Tests.Formats;

public class EmailTests
{
    private static readonly Receiver Boss = new() { Id = "boss", Type = ReceiverType.Email, From = "ccgc@example.org", To = ["boss@example.org"] };

    [Fact]
    public async Task A_mail_has_text_and_html_and_an_id_that_does_not_change()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var received = ServeAsync(server);
        await Channel(true).SendAsync(Boss with { Url = $"smtp://127.0.0.1:{((IPEndPoint)server.LocalEndpoint).Port}" }, Samples.Notification(), CancellationToken.None);
        var mail = await received;
        Assert.Contains("Message-Id: <ntf_0123456789abcdef01234567@ccgcstream>", mail, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("text/plain", mail);
        Assert.Contains("text/html", mail);
        Assert.Contains("&lt;b&gt;title", mail);
    }

    [Fact]
    public async Task A_mail_server_on_this_machine_needs_the_option()
    {
        var failure = await Assert.ThrowsAsync<DeliveryException>(() => Channel(false).SendAsync(Boss with { Url = "smtp://127.0.0.1:25" }, Samples.Notification(), CancellationToken.None));
        Assert.True(failure.Permanent);
    }

    [Theory]
    [InlineData("169.254.169.254", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("192.168.7.7", true)]
    [InlineData("93.184.216.34", true)]
    public void Private_addresses_are_reached_only_where_allowed(string address, bool allowed)
    {
        var options = new NotifierOptions();
        options.AllowedNetworks.Add("192.168.7.0/24");
        Assert.Equal(allowed, new SmtpTargets(Options.Create(options)).Allows(IPAddress.Parse(address)));
    }

    private static EmailChannel Channel(bool allowLoopback) => new(new Secrets(), new SmtpTargets(Options.Create(new NotifierOptions { AllowLoopback = allowLoopback })));

    /// <summary>As much of SMTP as one mail needs; gives back what came after DATA.</summary>
    private static async Task<string> ServeAsync(TcpListener server)
    {
        using var client = await server.AcceptTcpClientAsync();
        using var reader = new StreamReader(client.GetStream());
        await using var writer = new StreamWriter(client.GetStream()) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 stub");
        var mail = "";
        while (await reader.ReadLineAsync() is { } line && !line.StartsWith("QUIT", StringComparison.Ordinal))
        {
            await writer.WriteLineAsync(line.StartsWith("DATA", StringComparison.Ordinal) ? "354 go on" : "250 ok");
            if (line.StartsWith("DATA", StringComparison.Ordinal))
            {
                while (await reader.ReadLineAsync() is { } text && text != ".")
                {
                    mail += text + "\n";
                }

                await writer.WriteLineAsync("250 taken");
            }
        }

        await writer.WriteLineAsync("221 bye");
        return mail;
    }
}
