namespace CcgcStream.Alerting.Model;

/// <summary>One step in an alert's life. It leaves the aggregator through the outbox and is stored in the record's history.</summary>
public sealed record AlertEvent
{
    /// <summary><c>{alertId}-{sequence}</c>: deterministic, the receiver's key for dropping duplicates.</summary>
    public required string Id { get; init; }
    public required string AlertId { get; init; }

    /// <summary>1, 2, 3... within the alert.</summary>
    public required int Sequence { get; init; }
    public required AlertEventKind Kind { get; init; }
    public required AlertPhase Phase { get; init; }

    /// <summary>Event time: end of the bucket that caused it.</summary>
    public required DateTimeOffset At { get; init; }
    public required AlertKey Key { get; init; }
    public required AlertSignal Signal { get; init; }
    public required AlertSeverity Severity { get; init; }

    /// <summary>Changes state too often to be worth a notification each time.</summary>
    public bool Flapping { get; init; }
    public AlertEvidence? Evidence { get; init; }

    /// <summary>One sentence for people.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Who or what, for acknowledgements, silences, inhibition.</summary>
    public string Reason { get; init; } = "";
}
