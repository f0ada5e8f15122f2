using System.Text.Json.Nodes;
using CcgcStream.Alerting.Notifications;

namespace CcgcStream.Notifier.Formats;

/// <summary>Microsoft Teams workflow webhook: an adaptive card.</summary>
internal sealed class TeamsFormat : INotificationFormat
{
    /// <summary>Teams takes 28 KB.</summary>
    private const int LongestBlock = 2_000;
    private const int MostAlerts = 10;

    /// <inheritdoc/>
    public ReceiverType Type => ReceiverType.Teams;

    /// <inheritdoc/>
    public HttpRequestMessage Build(FormatContext context)
    {
        var alerts = context.Notification.Alerts;
        var body = new JsonArray(Block(NotificationText.Title(context.Notification), bold: true));
        foreach (var alert in alerts.Take(MostAlerts))
        {
            body.Add((JsonNode)Block(JsonBody.Cut(string.Join("\n\n", NotificationText.Lines(alert).Select(Markdown.Escape)), LongestBlock), bold: false));
        }

        var card = new JsonObject
        {
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["type"] = "AdaptiveCard",
            ["version"] = "1.4",
            ["body"] = body,
            ["actions"] = new JsonArray(new JsonObject { ["type"] = "Action.OpenUrl", ["title"] = "Open the alert", ["url"] = alerts[0].Link }),
        };
        return JsonBody.Post(context.Receiver.Url, new JsonObject
        {
            ["type"] = "message",
            ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "application/vnd.microsoft.card.adaptive", ["content"] = card }),
        });
    }

    private static JsonObject Block(string text, bool bold) => new()
    {
        ["type"] = "TextBlock",
        ["text"] = text,
        ["wrap"] = true,
        ["weight"] = bold ? "Bolder" : "Default",
    };
}
