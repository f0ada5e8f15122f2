using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using CcgcStream.Alerting;
using CcgcStream.Alerting.Model;
using CcgcStream.Alerting.Notifications;
using CcgcStream.State;

namespace CcgcStream.AlertStore;

/// <summary>Alert records and silences in the state store, and what people may do to them. Safe with many writers.</summary>
public sealed class AlertBook(IStateStore store, TimeProvider time)
{
    /// <summary>Sorts what a person did after what the detectors said at the same moment.</summary>
    private const int ByHand = 1_000_000;

    /// <summary>An alert, or null.</summary>
    public async ValueTask<AlertRecord?> GetAsync(string id, CancellationToken ct)
    {
        var values = await store.GetAsync(AlertSpace.Alerts, [RecordKey(id)], ct);
        return values[0] is { } bytes ? JsonSerializer.Deserialize(bytes, AlertJson.Default.AlertRecord) : null;
    }

    /// <summary>Alerts of a generation, latest change first.</summary>
    public async ValueTask<IReadOnlyList<AlertRecord>> ListAsync(string generation, CancellationToken ct)
    {
        var alerts = new List<AlertRecord>();
        await foreach (var stored in StoredAsync(ct))
        {
            if (stored.Read() is { } alert && alert.Key.Generation == generation)
            {
                alerts.Add(alert);
            }
        }

        return [.. alerts.OrderByDescending(a => a.UpdatedAt).ThenBy(a => a.Id, StringComparer.Ordinal)];
    }

    /// <summary>The records of every generation as they are stored, by id: for who follows them and need not read again what stands still.</summary>
    public async IAsyncEnumerable<StoredAlert> StoredAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var prefix = AlertSpace.RecordPrefix;
        await foreach (var (key, value) in store.ScanAsync(AlertSpace.Alerts, AlertSpace.Bytes(prefix), AlertSpace.End(prefix), false, ct))
        {
            yield return new(Encoding.UTF8.GetString(key)[prefix.Length..], value);
        }
    }

    /// <summary>Folds an event into its record, together with other writes: all of it or nothing.</summary>
    /// <param name="e">The event.</param>
    /// <param name="more">Further writes, given the new record; not asked where the event was known already.</param>
    /// <param name="ct">Cancellation.</param>
    /// <returns>The record after the event.</returns>
    public async ValueTask<AlertRecord> RecordAsync(AlertEvent e, Func<AlertRecord, IEnumerable<StateWrite>> more, CancellationToken ct)
    {
        var key = RecordKey(e.AlertId);
        while (true)
        {
            var before = (await store.GetAsync(AlertSpace.Alerts, [key], ct))[0];
            var old = before is null ? null : JsonSerializer.Deserialize(before, AlertJson.Default.AlertRecord);
            var alert = AlertRecord.Apply(old, e);
            if (ReferenceEquals(old, alert))
            {
                return alert;
            }

            var write = new StateWrite(key, JsonSerializer.SerializeToUtf8Bytes(alert, AlertJson.Default.AlertRecord));
            if (await store.TryWriteAsync(AlertSpace.Alerts, [new StateCondition(key, before)], [write, .. more(alert)], ct))
            {
                return alert;
            }
        }
    }

    /// <summary>Acknowledges a firing alert: repetitions and escalations stop.</summary>
    /// <returns>The record, or null where there is no such alert.</returns>
    public ValueTask<AlertRecord?> AcknowledgeAsync(string id, string by, CancellationToken ct) =>
        ByHandAsync(id, AlertEventKind.Acknowledged, AlertPhase.Acknowledged, by, ct);

    /// <summary>Closes an alert by hand. Should the evidence go on, the detector opens it again.</summary>
    /// <returns>The record, or null where there is no such alert.</returns>
    public ValueTask<AlertRecord?> ResolveAsync(string id, string by, CancellationToken ct) =>
        ByHandAsync(id, AlertEventKind.Closed, AlertPhase.Resolved, by, ct);

    /// <summary>Silences an alert until a time, for a reason.</summary>
    /// <exception cref="ArgumentException">No reason, or the end is not in the future.</exception>
    /// <returns>The silence, or null where there is no such alert.</returns>
    public async ValueTask<Silence?> SilenceAsync(string id, string by, string reason, DateTimeOffset until, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(reason) || until <= time.GetUtcNow())
        {
            throw new ArgumentException("A silence needs a reason and an end in the future.");
        }

        if (await GetAsync(id, ct) is not { } alert)
        {
            return null;
        }

        var silence = new Silence("sil_" + DeterministicId.Of(id, by, reason, AlertSpace.Time(until)), new AlertMatcher(), reason, by, time.GetUtcNow(), until) { AlertId = id };
        var put = new StateWrite(AlertSpace.Bytes(AlertSpace.SilencePrefix + silence.Id), JsonSerializer.SerializeToUtf8Bytes(silence, AlertJson.Default.Silence));
        await RecordAsync(Event(alert, AlertEventKind.Silenced, alert.Phase, FormattableString.Invariant($"{by}, until {until:u}: {reason}")), _ => [put], ct);
        return silence;
    }

    /// <summary>Silences made by people that have not ended; those of the rules file come on top.</summary>
    public async ValueTask<IReadOnlyList<Silence>> SilencesAsync(CancellationToken ct)
    {
        var silences = new List<Silence>();
        await foreach (var (_, value) in store.ScanAsync(
            AlertSpace.Alerts, AlertSpace.Bytes(AlertSpace.SilencePrefix), AlertSpace.End(AlertSpace.SilencePrefix), false, ct))
        {
            if (JsonSerializer.Deserialize(value, AlertJson.Default.Silence) is { } silence && silence.Until > time.GetUtcNow())
            {
                silences.Add(silence);
            }
        }

        return silences;
    }

    private static byte[] RecordKey(string id) => AlertSpace.Bytes(AlertSpace.RecordPrefix + id);

    private async ValueTask<AlertRecord?> ByHandAsync(string id, AlertEventKind kind, AlertPhase phase, string by, CancellationToken ct) =>
        await GetAsync(id, ct) is { } alert ? await RecordAsync(Event(alert, kind, phase, by), _ => [], ct) : null;

    private AlertEvent Event(AlertRecord alert, AlertEventKind kind, AlertPhase phase, string reason)
    {
        var now = time.GetUtcNow();
        return new AlertEvent
        {
            Id = $"{alert.Id}-{kind.ToString().ToLowerInvariant()}-{AlertSpace.Time(now)}",
            AlertId = alert.Id,
            Sequence = ByHand,
            Kind = kind,
            Phase = phase,
            // A replay's alert lies in the past of the wall clock, a simulated one may lie in its future.
            At = now > alert.UpdatedAt ? now : alert.UpdatedAt,
            Key = alert.Key,
            Signal = alert.Signal,
            Severity = alert.Severity,
            Flapping = alert.Flapping,
            Reason = reason,
        };
    }
}
