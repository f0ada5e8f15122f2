using System.Text.Json.Nodes;
using CcgcStream.Alerting.Notifications;

namespace CcgcStream.Notifier.Formats;

/// <summary>WeCom (WeChat Work) group robot: Markdown of at most 4,096 bytes. It answers errcode 0 on success.</summary>
internal sealed class WeComFormat : INotificationFormat
{
    private const int Longest = 4_096;

    /// <inheritdoc/>
    public ReceiverType Type => ReceiverType.WeCom;

    /// <inheritdoc/>
    public HttpRequestMessage Build(FormatContext context) => JsonBody.Post(context.Receiver.Url, new JsonObject
    {
        ["msgtype"] = "markdown",
        ["markdown"] = new JsonObject { ["content"] = Markdown.Of(context.Notification, Longest) },
    });

    /// <inheritdoc/>
    public string? Refusal(string answer) => JsonBody.RefusalBy(answer, "errcode", "errmsg");
}
