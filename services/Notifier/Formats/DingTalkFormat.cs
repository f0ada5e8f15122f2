using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CcgcStream.Alerting.Notifications;

namespace CcgcStream.Notifier.Formats;

/// <summary>DingTalk group robot: Markdown, signed by query parameters where the robot has a secret. It answers errcode 0 on success.</summary>
internal sealed class DingTalkFormat : INotificationFormat
{
    private const int Longest = 18_000;

    /// <inheritdoc/>
    public ReceiverType Type => ReceiverType.DingTalk;

    /// <inheritdoc/>
    public HttpRequestMessage Build(FormatContext context)
    {
        var url = context.Receiver.Url;
        if (context.Secret.Length > 0)
        {
            var timestamp = context.Now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
            var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(context.Secret), Encoding.UTF8.GetBytes($"{timestamp}\n{context.Secret}"));
            url += $"{(url.Contains('?') ? '&' : '?')}timestamp={timestamp}&sign={Uri.EscapeDataString(Convert.ToBase64String(signature))}";
        }

        return JsonBody.Post(url, new JsonObject
        {
            ["msgtype"] = "markdown",
            ["markdown"] = new JsonObject
            {
                ["title"] = JsonBody.Cut(NotificationText.Title(context.Notification), 120),
                ["text"] = Markdown.Of(context.Notification, Longest),
            },
        });
    }

    /// <inheritdoc/>
    public string? Refusal(string answer) => JsonBody.RefusalBy(answer, "errcode", "errmsg");
}
