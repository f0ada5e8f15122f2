using System.Text.Json;

namespace CcgcStream.Client;

/// <summary>A page of alerts, latest change first, and the silences in force.</summary>
public sealed record AlertPage(string Generation, IReadOnlyList<Alert> Alerts, string? NextCursor, IReadOnlyList<AlertSilence> Silences);

/// <summary>What an alert is about; the city is empty for alerts on a source.</summary>
public sealed record AlertSubject(string Generation, string City, string Slice, string Rule);

/// <summary>An alert with its history.</summary>
/// <param name="Evidence">The figures it was raised on; which ones depends on the signal. Absent when there are none.</param>
public sealed record Alert(
    string Id, AlertSubject Key, string Signal, string Severity, string Phase, DateTimeOffset OpenedAt, DateTimeOffset UpdatedAt,
    DateTimeOffset? AcknowledgedAt, string AcknowledgedBy, DateTimeOffset? ResolvedAt, bool Flapping, string Summary, JsonElement? Evidence,
    IReadOnlyList<AlertStep> History);

/// <summary>One step in an alert's life; the id is the same at every receiver.</summary>
public sealed record AlertStep(string Id, string Kind, string Phase, DateTimeOffset At, string Severity, string Summary, string Reason);

/// <summary>Keeps an alert from being sent, for a stated reason and time.</summary>
public sealed record AlertSilence(string Id, string Reason, string By, DateTimeOffset From, DateTimeOffset Until, string? AlertId);

internal sealed record SilenceBody(string Reason, int Minutes);
