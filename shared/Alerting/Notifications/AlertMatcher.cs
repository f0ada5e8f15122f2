using CcgcStream.Alerting.Model;

namespace CcgcStream.Alerting.Notifications;

/// <summary>A choice of alerts; an empty list takes all.</summary>
public sealed record AlertMatcher
{
    public IReadOnlyList<string> Cities { get; init; } = [];

    /// <summary>Rule ids; that of a volume rule takes both directions, <c>.up</c> and <c>.down</c> one.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];
    public IReadOnlyList<AlertSignal> Signals { get; init; } = [];

    /// <summary>Exact slices; <c>topic:*</c> takes every topic.</summary>
    public IReadOnlyList<string> Slices { get; init; } = [];
    public AlertSeverity MinSeverity { get; init; }

    /// <summary>Whether an alert is chosen.</summary>
    public bool Matches(AlertKey key, AlertSignal signal, AlertSeverity severity) =>
        severity >= MinSeverity
        && (Cities.Count == 0 || Cities.Contains(key.City))
        && (Rules.Count == 0 || Rules.Contains(key.Rule) || Rules.Contains(key.Rule.Split('.')[0]))
        && (Signals.Count == 0 || Signals.Contains(signal))
        && (Slices.Count == 0 || Slices.Any(s => s == key.Slice || (s.EndsWith(":*", StringComparison.Ordinal) && key.Slice.StartsWith(s[..^1], StringComparison.Ordinal))));
}

/// <summary>Keeps matching alerts from being sent, for a stated reason and time. They are recorded all the same.</summary>
/// <param name="Id">Unique.</param>
/// <param name="Match">Which alerts.</param>
/// <param name="Reason">Why; required.</param>
/// <param name="By">Who.</param>
/// <param name="From">Start, inclusive.</param>
/// <param name="Until">End, exclusive; required.</param>
public sealed record Silence(string Id, AlertMatcher Match, string Reason, string By, DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>One alert only; null: by <see cref="Match"/>.</summary>
    public string? AlertId { get; init; }

    /// <summary>Whether the alert is silenced at a time.</summary>
    public bool Covers(AlertRecord alert, DateTimeOffset now) =>
        From <= now && now < Until && (AlertId is null ? Match.Matches(alert.Key, alert.Signal, alert.Severity) : AlertId == alert.Id);
}
