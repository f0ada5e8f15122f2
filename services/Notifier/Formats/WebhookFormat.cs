using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CcgcStream.Alerting;
using CcgcStream.Alerting.Notifications;

namespace CcgcStream.Notifier.Formats;

/// <summary>
/// The notification as JSON, signed as Standard Webhooks (standardwebhooks.com) lay down: HMAC-SHA256 over id, timestamp and
/// body. <c>webhook-id</c> is the same at every attempt; receivers drop what they have seen.
/// </summary>
internal sealed class WebhookFormat : INotificationFormat
{
    private const string Prefix = "whsec_";

    /// <inheritdoc/>
    public ReceiverType Type => ReceiverType.Webhook;

    /// <inheritdoc/>
    public HttpRequestMessage Build(FormatContext context)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(context.Notification, AlertJson.Default.Notification);
        var timestamp = context.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = JsonBody.Post(new Uri(context.Receiver.Url), body);
        request.Headers.Add("webhook-id", context.Notification.Id);
        request.Headers.Add("webhook-timestamp", timestamp);
        if (context.Secret.Length > 0)
        {
            request.Headers.Add("webhook-signature", "v1," + Sign(context.Secret, context.Notification.Id, timestamp, body));
        }

        return request;
    }

    /// <summary>Base64 of the HMAC. A secret that starts with whsec_ is Base64; any other is taken as UTF-8.</summary>
    internal static string Sign(string secret, string id, string timestamp, byte[] body)
    {
        var key = secret.StartsWith(Prefix, StringComparison.Ordinal) ? Convert.FromBase64String(secret[Prefix.Length..]) : Encoding.UTF8.GetBytes(secret);
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        return Convert.ToBase64String(HMACSHA256.HashData(key, signed));
    }
}
