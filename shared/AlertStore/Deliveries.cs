using System.Text;
using System.Text.Json;
using CcgcStream.Alerting;
using CcgcStream.Alerting.Notifications;
using CcgcStream.State;

namespace CcgcStream.AlertStore;

/// <summary>
/// The delivery ledger. An attempt is claimed by its number, so that a message that arrives twice is tried once; an attempt
/// whose process died is tried again when its time has passed.
/// </summary>
public sealed class Deliveries(IStateStore store, TimeProvider time)
{
    /// <summary>A delivery, or null.</summary>
    public async ValueTask<Delivery?> GetAsync(string id, CancellationToken ct) => (await ReadAsync(id, ct)).Delivery;

    /// <summary>Takes the deliveries whose time has come and hides them until <paramref name="hide"/> has passed.</summary>
    public async ValueTask<IReadOnlyList<Delivery>> ClaimDueAsync(TimeSpan hide, int most, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var due = new List<string>();
        var end = AlertSpace.Bytes($"{AlertSpace.DuePrefix}{AlertSpace.Time(now)}~");
        await foreach (var (key, _) in store.ScanAsync(AlertSpace.Alerts, AlertSpace.Bytes(AlertSpace.DuePrefix), end, false, ct))
        {
            due.Add(Encoding.UTF8.GetString(key).Split('/')[^1]);
            if (due.Count == most)
            {
                break;
            }
        }

        var claimed = new List<Delivery>();
        foreach (var id in due)
        {
            if (await ChangeAsync(id, d => d.Next > now ? null : d with { Next = now + hide }, ct) is { } delivery)
            {
                claimed.Add(delivery);
            }
        }

        return claimed;
    }

    /// <summary>Begins the attempt after <paramref name="attempts"/> earlier ones; null where it was begun already or the delivery is over.</summary>
    public ValueTask<Delivery?> BeginAsync(string id, int attempts, TimeSpan lease, CancellationToken ct) => ChangeAsync(
        id, d => d.Attempts == attempts ? d with { Attempts = attempts + 1, Next = time.GetUtcNow() + lease } : null, ct);

    /// <summary>Notes success.</summary>
    public ValueTask<Delivery?> CompleteAsync(string id, CancellationToken ct) => ChangeAsync(
        id, d => d with { State = DeliveryState.Delivered, DeliveredAt = time.GetUtcNow(), LastError = "" }, ct);

    /// <summary>Notes failure, and when to try again; null: never, it goes to the dead letters.</summary>
    public ValueTask<Delivery?> FailAsync(string id, string error, DateTimeOffset? next, CancellationToken ct) => ChangeAsync(
        id, d => next is { } at ? d with { LastError = error, Next = at } : d with { LastError = error, State = DeliveryState.Dead }, ct);

    /// <summary>Deliveries that were given up, oldest first.</summary>
    public async ValueTask<IReadOnlyList<Delivery>> DeadAsync(CancellationToken ct)
    {
        var dead = new List<Delivery>();
        await foreach (var (key, _) in store.ScanAsync(
            AlertSpace.Alerts, AlertSpace.Bytes(AlertSpace.DeadPrefix), AlertSpace.End(AlertSpace.DeadPrefix), false, ct))
        {
            if (await GetAsync(Encoding.UTF8.GetString(key)[AlertSpace.DeadPrefix.Length..], ct) is { } delivery)
            {
                dead.Add(delivery);
            }
        }

        return [.. dead.OrderBy(d => d.Notification.CreatedAt)];
    }

    /// <summary>Tries a dead letter again, from the first attempt on, under the same id.</summary>
    /// <returns>Null where it is not dead.</returns>
    public async ValueTask<Delivery?> RedeliverAsync(string id, CancellationToken ct)
    {
        var (delivery, bytes) = await ReadAsync(id, ct);
        if (delivery is not { State: DeliveryState.Dead })
        {
            return null;
        }

        // The number of attempts goes on: an old message must not begin a new attempt.
        var again = delivery with { State = DeliveryState.Pending, Next = time.GetUtcNow() };
        return await WriteAsync(delivery, bytes!, again, ct) ? again : null;
    }

    internal static StateWrite Put(Delivery delivery) =>
        new(Key(delivery.Notification.Id), JsonSerializer.SerializeToUtf8Bytes(delivery, AlertJson.Default.Delivery));

    internal static StateWrite PutDue(Delivery delivery) => new(DueKey(delivery), [1]);

    private async ValueTask<Delivery?> ChangeAsync(string id, Func<Delivery, Delivery?> change, CancellationToken ct)
    {
        while (true)
        {
            var (old, bytes) = await ReadAsync(id, ct);
            if (old is not { State: DeliveryState.Pending } || change(old) is not { } changed)
            {
                return null;
            }

            if (await WriteAsync(old, bytes!, changed, ct))
            {
                return changed;
            }
        }
    }

    private ValueTask<bool> WriteAsync(Delivery old, byte[] bytes, Delivery changed, CancellationToken ct)
    {
        var writes = new List<StateWrite> { new(DueKey(old), null), new(DeadKey(old), null), Put(changed) };
        if (changed.State == DeliveryState.Pending)
        {
            writes.Add(PutDue(changed));
        }
        else if (changed.State == DeliveryState.Dead)
        {
            writes.Add(new StateWrite(DeadKey(changed), [1]));
        }

        // A later write of the same key must win in every engine, so the deletion goes only where the key really changes.
        StateWrite[] distinct = [.. writes.GroupBy(w => Convert.ToHexString(w.Key)).Select(g => g.Last())];
        return store.TryWriteAsync(AlertSpace.Alerts, [new StateCondition(Key(old.Notification.Id), bytes)], distinct, ct);
    }

    private async ValueTask<(Delivery? Delivery, byte[]? Bytes)> ReadAsync(string id, CancellationToken ct)
    {
        var bytes = (await store.GetAsync(AlertSpace.Alerts, [Key(id)], ct))[0];
        return (bytes is null ? null : JsonSerializer.Deserialize(bytes, AlertJson.Default.Delivery), bytes);
    }

    private static byte[] Key(string id) => AlertSpace.Bytes(AlertSpace.DeliveryPrefix + id);

    private static byte[] DueKey(Delivery delivery) => AlertSpace.Bytes($"{AlertSpace.DuePrefix}{AlertSpace.Time(delivery.Next)}/{delivery.Notification.Id}");

    private static byte[] DeadKey(Delivery delivery) => AlertSpace.Bytes(AlertSpace.DeadPrefix + delivery.Notification.Id);
}
