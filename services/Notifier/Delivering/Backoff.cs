using CcgcStream.Alerting.Notifications;

namespace CcgcStream.Notifier.Delivering;

/// <summary>Wait between attempts: doubling, with a spread by the notification's id so that receivers are not hit in step.</summary>
internal static class Backoff
{
    public static TimeSpan After(Delivery delivery, NotifierOptions options)
    {
        var doubled = options.Backoff * Math.Pow(2, Math.Min(30, delivery.Attempts - 1));
        var wait = doubled < options.MaxBackoff ? doubled : options.MaxBackoff;
        return wait * (0.8 + (0.4 * (delivery.Notification.Id[^1] % 16) / 15.0));
    }
}
