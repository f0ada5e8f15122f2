using System.Text.Json.Nodes;
using CcgcStream.Alerting.Model;
using CcgcStream.Alerting.Notifications;

namespace CcgcStream.Notifier.Formats;

/// <summary>Prometheus Alertmanager API v2. Labels identify the alert, so that firing and resolved meet there.</summary>
internal sealed class AlertmanagerFormat : INotificationFormat
{
    /// <inheritdoc/>
    public ReceiverType Type => ReceiverType.Alertmanager;

    /// <inheritdoc/>
    public HttpRequestMessage Build(FormatContext context)
    {
        var request = JsonBody.Post(context.Receiver.Url.TrimEnd('/') + "/api/v2/alerts", new JsonArray([.. context.Notification.Alerts.Select(Alert)]));
        if (context.Secret.Length > 0)
        {
            request.Headers.Authorization = new("Bearer", context.Secret);
        }

        return request;
    }

    private static JsonObject Alert(NotifiedAlert alert)
    {
        var e = alert.Event;
        var json = new JsonObject
        {
            ["labels"] = new JsonObject
            {
                ["alertname"] = e.Key.Rule,
                ["alert_id"] = e.AlertId,
                ["city"] = e.Key.City,
                ["slice"] = e.Key.Slice,
                ["generation"] = e.Key.Generation,
                ["severity"] = e.Severity.ToString().ToLowerInvariant(),
            },
            ["annotations"] = new JsonObject { ["summary"] = e.Summary, ["description"] = string.Join('\n', NotificationText.Lines(alert)) },
            ["generatorURL"] = alert.Link,
        };
        json[e.Kind == AlertEventKind.Resolved ? "endsAt" : "startsAt"] = e.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        return json;
    }
}
