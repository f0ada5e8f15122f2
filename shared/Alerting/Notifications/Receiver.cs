using System.Text.Json.Serialization;

namespace CcgcStream.Alerting.Notifications;

/// <summary>How a receiver is reached.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReceiverType>))]
public enum ReceiverType
{
    Log,
    Webhook,
    Slack,
    Teams,
    DingTalk,
    WeCom,
    Feishu,
    Email,
    Alertmanager,
}

/// <summary>Someone who is told.</summary>
public sealed record Receiver
{
    public required string Id { get; init; }
    public ReceiverType Type { get; init; }

    /// <summary>Where to post; for e-mail <c>smtp://host:port</c> or <c>smtps://host:port</c>.</summary>
    public string Url { get; init; } = "";

    /// <summary>Where the signing key, token or SMTP password is found: <c>env:NAME</c> or <c>file:/path</c>. Never the secret itself.</summary>
    public string Secret { get; init; } = "";

    /// <summary>E-mail: sender, and user name where a password is set.</summary>
    public string From { get; init; } = "";

    /// <summary>E-mail: recipients.</summary>
    public IReadOnlyList<string> To { get; init; } = [];
}
