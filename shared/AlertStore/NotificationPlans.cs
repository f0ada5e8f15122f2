using System.Text.Json;
using CcgcStream.Alerting;
using CcgcStream.Alerting.Notifications;
using CcgcStream.State;

namespace CcgcStream.AlertStore;

/// <summary>Messages to be, by the time they are due.</summary>
public sealed class NotificationPlans(IStateStore store)
{
    /// <summary>The write that plans an item; add it to the write of the event's record.</summary>
    public static StateWrite Put(PlannedItem item) => new(Key(item), JsonSerializer.SerializeToUtf8Bytes(item, AlertJson.Default.PlannedItem));

    /// <summary>Items due up to a time, in order of it.</summary>
    public async ValueTask<IReadOnlyList<StoredPlan>> DueAsync(DateTimeOffset until, CancellationToken ct)
    {
        var plans = new List<StoredPlan>();
        var end = AlertSpace.Bytes($"{AlertSpace.PlanPrefix}{AlertSpace.Time(until)}~");
        await foreach (var (key, value) in store.ScanAsync(AlertSpace.Alerts, AlertSpace.Bytes(AlertSpace.PlanPrefix), end, false, ct))
        {
            if (JsonSerializer.Deserialize(value, AlertJson.Default.PlannedItem) is { } item)
            {
                plans.Add(new StoredPlan(key, value, item));
            }
        }

        return plans;
    }

    /// <summary>Turns items into a delivery, or drops them where there is none, and plans what comes after them: all or nothing.</summary>
    /// <returns>False where someone else took them first.</returns>
    public async ValueTask<bool> TakeAsync(IReadOnlyList<StoredPlan> plans, Delivery? delivery, IEnumerable<PlannedItem> next, CancellationToken ct)
    {
        var conditions = plans.Select(p => new StateCondition(p.Key, p.Value));
        var writes = plans.Select(p => new StateWrite(p.Key, null)).Concat(next.Select(Put));
        if (delivery is null)
        {
            return await store.TryWriteAsync(AlertSpace.Alerts, [.. conditions], [.. writes], ct);
        }

        StateWrite[] created = [Deliveries.Put(delivery), Deliveries.PutDue(delivery)];
        return await store.TryWriteAsync(AlertSpace.Alerts, [.. conditions, new StateCondition(created[0].Key, null)], [.. writes, .. created], ct);
    }

    private static byte[] Key(PlannedItem item) => AlertSpace.Bytes($"{AlertSpace.PlanPrefix}{AlertSpace.Time(item.Due)}/{item.Id}");
}

/// <summary>A planned item as stored.</summary>
public sealed record StoredPlan(byte[] Key, byte[] Value, PlannedItem Item);
