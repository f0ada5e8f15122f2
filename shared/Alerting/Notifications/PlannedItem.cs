using System.Text.Json.Serialization;
using CcgcStream.Alerting.Model;

namespace CcgcStream.Alerting.Notifications;

/// <summary>Why a receiver is told.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NotificationKind>))]
public enum NotificationKind
{
    Alert,

    /// <summary>Still firing and nobody has acknowledged.</summary>
    Repeat,

    /// <summary>Nobody acknowledged in time: someone else is told.</summary>
    Escalation,
    Digest,
}

/// <summary>A message to be: one event for one receiver, waiting for its group, its digest or the end of quiet hours.</summary>
public sealed record PlannedItem
{
    /// <summary>Deterministic: planning the same event again makes no second item.</summary>
    public required string Id { get; init; }
    public required string Receiver { get; init; }

    /// <summary>Items of one receiver and group leave together.</summary>
    public required string Group { get; init; }
    public required NotificationKind Kind { get; init; }
    public required DateTimeOffset Due { get; init; }

    /// <summary>Items of the group due up to so much later go along.</summary>
    public TimeSpan GroupWait { get; init; }

    /// <summary>Distance to the next repetition; null: none.</summary>
    public TimeSpan? Repeat { get; init; }
    /// <summary>Quiet hours that hold back repetitions; null: none.</summary>
    public QuietHours? Quiet { get; init; }
    public required AlertEvent Event { get; init; }
}
