using CcgcStream.Alerting.Model;
using CcgcStream.Alerting.Notifications;

namespace CcgcStream.Api.Alerts;

/// <summary>A page of alerts, latest change first.</summary>
/// <param name="Generation">Whose alerts.</param>
/// <param name="Alerts">The page.</param>
/// <param name="NextCursor">Where the next page begins; null at the end.</param>
/// <param name="Silences">Silences in force.</param>
public sealed record AlertPage(string Generation, IReadOnlyList<AlertRecord> Alerts, string? NextCursor, IReadOnlyList<Silence> Silences);

/// <summary>Asks to silence an alert.</summary>
/// <param name="Reason">Why, 1 to 500 characters.</param>
/// <param name="Minutes">For how long, 1 to 43,200 (30 days).</param>
public sealed record SilenceRequest(string? Reason, int? Minutes);
