using System.Text;
using CcgcStream.Alerting.Notifications;

namespace CcgcStream.Notifier.Formats;

/// <summary>Markdown as the Chinese messengers and Teams read it.</summary>
internal static class Markdown
{
    /// <summary>Titles come from the internet: nothing in them may become a link, an image or a mention.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '[' or ']' or '*' or '_' or '`' or '!' or '#' or '@' or '<' or '>' or '\\')
            {
                escaped.Append('\\');
            }

            escaped.Append(c is '\r' or '\n' ? ' ' : c);
        }

        return escaped.ToString();
    }

    /// <summary>The whole notification, at most so many UTF-8 bytes.</summary>
    public static string Of(Notification notification, int bytes)
    {
        var text = new StringBuilder().Append("### ").Append(Escape(NotificationText.Title(notification))).Append("\n\n");
        foreach (var alert in notification.Alerts)
        {
            text.AppendJoin("\n\n", NotificationText.Lines(alert).Select(l => "> " + Escape(l))).Append("\n\n[Open the alert](").Append(alert.Link).Append(")\n\n");
        }

        return JsonBody.Cut(text.ToString(), bytes);
    }
}
