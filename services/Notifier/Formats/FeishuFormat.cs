using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CcgcStream.Alerting.Notifications;

namespace CcgcStream.Notifier.Formats;

/// <summary>Feishu (Lark) custom robot: plain text, signed in the body where the robot has a secret. It answers code 0 on success.</summary>
internal sealed class FeishuFormat : INotificationFormat
{
    private const int Longest = 18_000;

    /// <inheritdoc/>
    public ReceiverType Type => ReceiverType.Feishu;

    /// <inheritdoc/>
    public HttpRequestMessage Build(FormatContext context)
    {
        var text = $"{NotificationText.Title(context.Notification)}\n{NotificationText.Plain(context.Notification)}";
        // "<at user_id=all>" in a text message would call everyone, so no tag may survive.
        var body = new JsonObject
        {
            ["msg_type"] = "text",
            ["content"] = new JsonObject { ["text"] = JsonBody.Cut(text.Replace('<', '‹').Replace('>', '›'), Longest) },
        };
        if (context.Secret.Length > 0)
        {
            var timestamp = context.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            body["timestamp"] = timestamp;
            // The robot's documentation has timestamp and secret as the key, and nothing as the message.
            body["sign"] = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes($"{timestamp}\n{context.Secret}"), Array.Empty<byte>()));
        }

        return JsonBody.Post(context.Receiver.Url, body);
    }

    /// <inheritdoc/>
    public string? Refusal(string answer) => JsonBody.RefusalBy(answer, "code", "msg");
}
