using CcgcStream.Alerting.Notifications;

namespace CcgcStream.Notifier.Channels;

/// <summary>A way to reach receivers.</summary>
internal interface IChannel
{
    /// <summary>Whether receivers of this type are reached by it.</summary>
    bool Handles(ReceiverType type);

    /// <summary>Returns when the receiver has taken the notification.</summary>
    /// <exception cref="DeliveryException">It has not.</exception>
    Task SendAsync(Receiver receiver, Notification notification, CancellationToken ct);
}

/// <summary>A receiver did not take a notification.</summary>
/// <param name="message">What went wrong; no secret, no body.</param>
/// <param name="permanent">Trying again is of no use.</param>
/// <param name="retryAfter">The receiver's own wish.</param>
/// <param name="inner">Cause.</param>
internal sealed class DeliveryException(string message, bool permanent = false, TimeSpan? retryAfter = null, Exception? inner = null)
    : Exception(message, inner)
{
    public bool Permanent { get; } = permanent;

    public TimeSpan? RetryAfter { get; } = retryAfter;
}
