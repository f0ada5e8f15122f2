using System.Globalization;
using CcgcStream.Alerting.Notifications;
using CcgcStream.Notifier.Formats;
using Polly;

namespace CcgcStream.Notifier.Channels;

/// <summary>Posts a notification in the receiver's format. A short hiccup is tried again at once; the ledger has patience for longer ones.</summary>
internal sealed class HttpChannel(IHttpClientFactory clients, IEnumerable<INotificationFormat> formats, Secrets secrets, TimeProvider time) : IChannel
{
    /// <summary>Name of the client with the SSRF check.</summary>
    public const string Client = "alert-receivers";
    private const int LongestAnswer = 8_192;
    private readonly ResiliencePipeline hiccups = HiccupPolicy.Build(time);

    /// <inheritdoc/>
    public bool Handles(ReceiverType type) => type is not (ReceiverType.Log or ReceiverType.Email);

    /// <inheritdoc/>
    public async Task SendAsync(Receiver receiver, Notification notification, CancellationToken ct)
    {
        var format = formats.First(f => f.Type == receiver.Type);
        var secret = secrets.Read(receiver.Secret);
        await hiccups.ExecuteAsync(
            async token =>
            {
                using var client = clients.CreateClient(Client);
                using var request = format.Build(new FormatContext(receiver, secret, notification, time.GetUtcNow()));
                using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token);
                var answer = await BeginningAsync(response, token);
                Check(response, format.Refusal(answer));
            },
            ct);
    }

    private void Check(HttpResponseMessage response, string? refusal)
    {
        if (response.IsSuccessStatusCode)
        {
            if (refusal is not null)
            {
                throw new DeliveryException($"The receiver refused: {refusal}");
            }

            return;
        }

        var status = (int)response.StatusCode;
        // 408, 425 and 429 ask for patience, 410 says that the receiver is gone; other refusals may be a setting someone mends.
        throw new DeliveryException(string.Create(CultureInfo.InvariantCulture, $"HTTP {status}"), permanent: status == 410, retryAfter: Wish(response));
    }

    private TimeSpan? Wish(HttpResponseMessage response)
    {
        var wish = response.Headers.RetryAfter is not { } after ? null : after.Delta ?? (after.Date - time.GetUtcNow());
        return wish is { } wait && wait > TimeSpan.Zero ? (wait < TimeSpan.FromHours(1) ? wait : TimeSpan.FromHours(1)) : null;
    }

    private static async Task<string> BeginningAsync(HttpResponseMessage response, CancellationToken ct)
    {
        var buffer = new byte[LongestAnswer];
        await using var stream = await response.Content.ReadAsStreamAsync(ct);
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);
        return System.Text.Encoding.UTF8.GetString(buffer, 0, length);
    }
}
