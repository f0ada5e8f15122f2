using System.Text.Json.Nodes;
using CcgcStream.Alerting.Notifications;

namespace CcgcStream.Notifier.Formats;

/// <summary>Slack incoming webhook, Block Kit: a header, a section for each alert.</summary>
internal sealed class SlackFormat : INotificationFormat
{
    /// <summary>Slack takes 50 blocks and 3,000 characters in each.</summary>
    private const int MostSections = 45;
    private const int LongestSection = 2_900;

    /// <inheritdoc/>
    public ReceiverType Type => ReceiverType.Slack;

    /// <inheritdoc/>
    public HttpRequestMessage Build(FormatContext context)
    {
        var title = NotificationText.Title(context.Notification);
        var blocks = new JsonArray(new JsonObject { ["type"] = "header", ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = JsonBody.Cut(title, 145) } });
        foreach (var alert in context.Notification.Alerts.Take(MostSections))
        {
            var text = string.Join('\n', NotificationText.Lines(alert).Select(Escape));
            blocks.Add(new JsonObject
            {
                ["type"] = "section",
                ["text"] = new JsonObject { ["type"] = "mrkdwn", ["text"] = $"{JsonBody.Cut(text, LongestSection - alert.Link.Length)}\n<{alert.Link}|Open the alert>" },
            });
        }

        return JsonBody.Post(context.Receiver.Url, new JsonObject { ["text"] = Escape(title), ["blocks"] = blocks });
    }

    /// <summary>Titles come from the internet: no mention, no link of theirs may work.</summary>
    private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
