using System.Runtime.CompilerServices;
using System.Text.Json;
using CcgcStream.Alerting;
using CcgcStream.Alerting.Model;
using CcgcStream.State;

namespace CcgcStream.AlertStore;

/// <summary>Events that a writer committed together with its state and that nobody has recorded yet.</summary>
public sealed class Outbox(IStateStore store)
{
    /// <summary>The write that puts an event into the outbox: add it to the commit of the state it follows from.</summary>
    public static StateWrite Put(AlertEvent e) => new(AlertSpace.OutboxKey(e), JsonSerializer.SerializeToUtf8Bytes(e, AlertJson.Default.AlertEvent));

    /// <summary>Events of a space, oldest first.</summary>
    public async IAsyncEnumerable<OutboxEntry> ReadAsync(string space, [EnumeratorCancellation] CancellationToken ct)
    {
        var prefix = AlertSpace.OutboxPrefix;
        await foreach (var (key, value) in store.ScanAsync(space, AlertSpace.Bytes(prefix), AlertSpace.End(prefix), false, ct))
        {
            yield return new OutboxEntry(space, key, value);
        }
    }

    /// <summary>Removes an entry once its event is recorded. Removing it twice does no harm.</summary>
    public async ValueTask RemoveAsync(string space, byte[] key, CancellationToken ct) =>
        await store.TryWriteAsync(space, [], [new StateWrite(key, null)], ct);
}

/// <summary>An entry of an outbox.</summary>
/// <param name="Space">Space it is in.</param>
/// <param name="Key">Its key there.</param>
/// <param name="Event">JSON of the <see cref="AlertEvent"/>.</param>
public sealed record OutboxEntry(string Space, byte[] Key, byte[] Event);
