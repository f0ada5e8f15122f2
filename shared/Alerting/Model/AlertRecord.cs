namespace CcgcStream.Alerting.Model;

/// <summary>An alert with its whole history, as stored and as the API shows it.</summary>
public sealed record AlertRecord
{
    public required string Id { get; init; }
    public required AlertKey Key { get; init; }
    public required AlertSignal Signal { get; init; }
    public required AlertSeverity Severity { get; init; }
    public required AlertPhase Phase { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
    public DateTimeOffset? AcknowledgedAt { get; init; }
    public string AcknowledgedBy { get; init; } = "";
    public DateTimeOffset? ResolvedAt { get; init; }
    public bool Flapping { get; init; }
    public string Summary { get; init; } = "";

    /// <summary>Evidence of the latest event that had any.</summary>
    public AlertEvidence? Evidence { get; init; }

    /// <summary>Every event, oldest first.</summary>
    public IReadOnlyList<AlertEvent> History { get; init; } = [];

    /// <summary>Folds an event in. One that is known already changes nothing; a late one finds its place in the history.</summary>
    public static AlertRecord Apply(AlertRecord? record, AlertEvent e)
    {
        if (record is not null && record.History.Any(h => h.Id == e.Id))
        {
            return record;
        }

        record ??= new AlertRecord { Id = e.AlertId, Key = e.Key, Signal = e.Signal, Severity = e.Severity, Phase = e.Phase, OpenedAt = e.At, UpdatedAt = e.At };
        AlertEvent[] history = [.. record.History.Append(e).OrderBy(h => h.At).ThenBy(h => h.Sequence).ThenBy(h => h.Id, StringComparer.Ordinal)];
        return history.Aggregate(record with { History = history, AcknowledgedAt = null, AcknowledgedBy = "", ResolvedAt = null }, Step);
    }

    private static AlertRecord Step(AlertRecord record, AlertEvent e)
    {
        var phase = (e.Kind is AlertEventKind.Renewed or AlertEventKind.Resumed) && record.AcknowledgedAt is not null ? AlertPhase.Acknowledged : e.Phase;
        var reopened = e.Kind is AlertEventKind.Reopened or AlertEventKind.Fired;
        return record with
        {
            Phase = phase,
            Severity = e.Severity,
            UpdatedAt = e.At,
            Flapping = e.Flapping,
            Evidence = e.Evidence ?? record.Evidence,
            Summary = e.Summary.Length > 0 ? e.Summary : record.Summary,
            AcknowledgedAt = e.Kind == AlertEventKind.Acknowledged ? e.At : reopened ? null : record.AcknowledgedAt,
            AcknowledgedBy = e.Kind == AlertEventKind.Acknowledged ? e.Reason : reopened ? "" : record.AcknowledgedBy,
            ResolvedAt = phase == AlertPhase.Resolved ? e.At : null,
        };
    }
}
