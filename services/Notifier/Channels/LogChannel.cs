using CcgcStream.Alerting.Notifications;
using CcgcStream.Notifier.Formats;

namespace CcgcStream.Notifier.Channels;

/// <summary>A line in the log: the channel that needs no set-up.</summary>
internal sealed partial class LogChannel(ILogger<LogChannel> logger) : IChannel
{
    /// <inheritdoc/>
    public bool Handles(ReceiverType type) => type == ReceiverType.Log;

    /// <inheritdoc/>
    public Task SendAsync(Receiver receiver, Notification notification, CancellationToken ct)
    {
        Notified(logger, notification.Id, NotificationText.Title(notification), NotificationText.Plain(notification));
        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Notification {Id}: {Title}\n{Text}")]
    private static partial void Notified(ILogger logger, string id, string title, string text);
}
