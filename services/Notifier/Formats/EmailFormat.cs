using System.Net;
using System.Text;
using CcgcStream.Alerting.Notifications;
using MimeKit;

namespace CcgcStream.Notifier.Formats;

/// <summary>A mail with a text and an HTML body of the same content; nothing in it is fetched from elsewhere.</summary>
internal static class EmailFormat
{
    public static MimeMessage Build(Receiver receiver, Notification notification)
    {
        var message = new MimeMessage { Subject = NotificationText.Title(notification), MessageId = $"{notification.Id}@ccgcstream", Date = notification.CreatedAt };
        message.From.Add(MailboxAddress.Parse(receiver.From));
        message.To.AddRange(receiver.To.Select(MailboxAddress.Parse));
        message.Headers.Add("webhook-id", notification.Id);
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Body = new BodyBuilder { TextBody = NotificationText.Plain(notification), HtmlBody = Html(notification) }.ToMessageBody();
        return message;
    }

    private static string Html(Notification notification)
    {
        var html = new StringBuilder("<!doctype html><html lang=\"en\"><body style=\"font-family:sans-serif\">");
        foreach (var alert in notification.Alerts)
        {
            html.Append("<h3>").Append(WebUtility.HtmlEncode(alert.Event.Summary)).Append("</h3><ul>");
            foreach (var line in NotificationText.Lines(alert))
            {
                html.Append("<li>").Append(WebUtility.HtmlEncode(line)).Append("</li>");
            }

            html.Append("</ul><p><a href=\"").Append(WebUtility.HtmlEncode(alert.Link)).Append("\">Open the alert</a></p>");
        }

        return html.Append("</body></html>").ToString();
    }
}
