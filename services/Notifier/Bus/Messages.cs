namespace CcgcStream.Notifier.Bus;

/// <summary>Record an event and plan its notifications, then remove it from the outbox it came from.</summary>
/// <param name="Space">Space of the outbox.</param>
/// <param name="Key">Key there.</param>
/// <param name="Event">JSON of the <see cref="Alerting.Model.AlertEvent"/>.</param>
public sealed record RecordAlert(string Space, byte[] Key, byte[] Event);

/// <summary>Make one attempt at a delivery.</summary>
/// <param name="Id">Id of the notification.</param>
/// <param name="Attempts">Attempts before this one; a message that is out of date is dropped.</param>
public sealed record Deliver(string Id, int Attempts);
