using CcgcStream.AlertStore;
using CcgcStream.Alerting.Model;
using CcgcStream.Alerting.Notifications;
using CcgcStream.Notifier.Formats;
using CcgcStream.Notifier.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CcgcStream.Notifier.Tests.Flow;

/// <summary>What the notifier promises on every transport.</summary>
public abstract class TransportContract
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    static TransportContract() => Environment.SetEnvironmentVariable("CCGC_TEST_WEBHOOK_SECRET", Secret);

    protected abstract Task<Dictionary<string, string?>> SettingsAsync();

    [Fact]
    public async Task An_event_is_recorded_delivered_signed_and_leaves_the_outbox()
    {
        await using var receiver = await StubReceiver.StartAsync();
        var store = new MemoryStateStore();
        await NotifierHost.PutAsync(store, Samples.Fired());
        await using var host = await NotifierHost.StartAsync(store, NotifierHost.WebhookRules(receiver.Url), await SettingsAsync());
        await Eventually.TrueAsync(() => !receiver.Requests.IsEmpty, "the webhook is called");

        var request = receiver.Requests.First();
        var (id, timestamp) = (request.Headers["webhook-id"], request.Headers["webhook-timestamp"]);
        Assert.Equal("v1," + WebhookFormat.Sign(Secret, id, timestamp, request.Body), request.Headers["webhook-signature"]);
        Assert.Equal(Samples.Fired().Id, request.Json["alerts"]![0]!["event"]!["id"]!.ToString());
        var book = host.Services.GetRequiredService<AlertBook>();
        Assert.Equal(AlertPhase.Firing, (await book.GetAsync(Samples.Fired().AlertId, CancellationToken.None))!.Phase);
        await Eventually.TrueAsync(
            async () => (await host.Services.GetRequiredService<Deliveries>().GetAsync(id, CancellationToken.None))!.State == DeliveryState.Delivered, "the ledger says so");
        var outbox = host.Services.GetRequiredService<Outbox>();
        await Eventually.TrueAsync(async () => !await outbox.ReadAsync("aggregate/0", CancellationToken.None).AnyAsync(), "the outbox is empty");
    }

    [Fact]
    public async Task The_same_event_again_tells_nobody_again()
    {
        await using var receiver = await StubReceiver.StartAsync();
        var store = new MemoryStateStore();
        await using var host = await NotifierHost.StartAsync(store, NotifierHost.WebhookRules(receiver.Url), await SettingsAsync());
        for (var i = 0; i < 3; i++)
        {
            await NotifierHost.PutAsync(store, Samples.Fired());
            var outbox = host.Services.GetRequiredService<Outbox>();
            await Eventually.TrueAsync(async () => !await outbox.ReadAsync("aggregate/0", CancellationToken.None).AnyAsync(), "the outbox is empty");
        }

        await NotifierHost.PutAsync(store, Samples.Fired("xiamen"));
        await Eventually.TrueAsync(() => receiver.Requests.Any(r => r.Text.Contains("xiamen")), "the other city is told");
        Assert.Equal(2, receiver.Requests.Count);
    }

    [Fact]
    public async Task A_failing_receiver_gets_the_same_id_until_it_takes_it()
    {
        await using var receiver = await StubReceiver.StartAsync();
        receiver.Answer = n => n <= 3 ? (503, "") : (204, "");
        var store = new MemoryStateStore();
        await using var host = await NotifierHost.StartAsync(store, NotifierHost.WebhookRules(receiver.Url), await SettingsAsync());
        await NotifierHost.PutAsync(store, Samples.Fired(), partition: 1);
        await Eventually.TrueAsync(() => receiver.Requests.Count >= 4, "four attempts");
        Assert.Single(receiver.Requests.Select(r => r.Headers["webhook-id"]).Distinct());
    }

    [Fact]
    public async Task A_dead_letter_can_be_redelivered()
    {
        await using var receiver = await StubReceiver.StartAsync();
        receiver.Answer = n => n <= 2 ? (500, "") : (200, "");
        var store = new MemoryStateStore();
        var settings = await SettingsAsync();
        settings["Notifier:MaxAttempts"] = "2";
        await using var host = await NotifierHost.StartAsync(store, NotifierHost.WebhookRules(receiver.Url), settings);
        await NotifierHost.PutAsync(store, Samples.Fired());
        var deliveries = host.Services.GetRequiredService<Deliveries>();
        await Eventually.TrueAsync(async () => (await deliveries.DeadAsync(CancellationToken.None)).Count == 1, "it is a dead letter");

        var dead = (await deliveries.DeadAsync(CancellationToken.None))[0];
        Assert.Contains("500", dead.LastError);
        Assert.NotNull(await deliveries.RedeliverAsync(dead.Notification.Id, CancellationToken.None));
        await Eventually.TrueAsync(() => receiver.Requests.Count == 3, "it is tried again");
        Assert.Empty(await deliveries.DeadAsync(CancellationToken.None));
    }
}
