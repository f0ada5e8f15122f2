using CcgcStream.Alerting.Notifications;
using CcgcStream.Notifier.Formats;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace CcgcStream.Notifier.Channels;

/// <summary>E-mail by SMTP, text and HTML. The Message-ID is the notification's id, so that a mail sent twice is one for mail programs that look.</summary>
internal sealed class EmailChannel(Secrets secrets, SmtpTargets targets) : IChannel
{
    /// <inheritdoc/>
    public bool Handles(ReceiverType type) => type == ReceiverType.Email;

    /// <inheritdoc/>
    public async Task SendAsync(Receiver receiver, Notification notification, CancellationToken ct)
    {
        var url = new Uri(receiver.Url);
        var implicitTls = url.Scheme == "smtps";
        var port = url.Port > 0 ? url.Port : implicitTls ? 465 : 587;
        using var message = EmailFormat.Build(receiver, notification);
        using var client = new SmtpClient();
        // The socket goes to the address that was checked; the name still decides the certificate.
        using var socket = await targets.ConnectAsync(url.Host, port, ct);
        await client.ConnectAsync(socket, url.Host, port, implicitTls ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTlsWhenAvailable, ct);
        var password = secrets.Read(receiver.Secret);
        if (password.Length > 0)
        {
            if (!client.IsSecure)
            {
                throw new DeliveryException("The mail server offers no TLS; the password is not sent in the clear.");
            }

            await client.AuthenticateAsync(receiver.From, password, ct);
        }

        await client.SendAsync(message, ct);
        await client.DisconnectAsync(true, ct);
    }
}
