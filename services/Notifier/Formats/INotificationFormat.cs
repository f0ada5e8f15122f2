using CcgcStream.Alerting.Notifications;

namespace CcgcStream.Notifier.Formats;

/// <summary>The wire format of a kind of receiver. Pure: equal input gives equal bytes.</summary>
internal interface INotificationFormat
{
    ReceiverType Type { get; }

    /// <summary>The request to send.</summary>
    HttpRequestMessage Build(FormatContext context);

    /// <summary>Some receivers answer 200 and say no in the body: what they say then, else null.</summary>
    string? Refusal(string answer) => null;
}

/// <summary>What a format works from.</summary>
/// <param name="Receiver">To whom.</param>
/// <param name="Secret">Its secret, or empty.</param>
/// <param name="Notification">What.</param>
/// <param name="Now">Time of this attempt; signatures hold it.</param>
internal sealed record FormatContext(Receiver Receiver, string Secret, Notification Notification, DateTimeOffset Now);
