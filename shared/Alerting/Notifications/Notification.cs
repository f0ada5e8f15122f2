using System.Text.Json.Serialization;
using CcgcStream.Alerting.Model;

namespace CcgcStream.Alerting.Notifications;

/// <summary>What one receiver gets at once: the JSON body of a webhook.</summary>
public sealed record Notification
{
    /// <summary>Deterministic; equals the <c>webhook-id</c> header, by which receivers drop duplicates.</summary>
    public required string Id { get; init; }
    public required string Receiver { get; init; }
    public required NotificationKind Kind { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>One or more events, oldest first.</summary>
    public required IReadOnlyList<NotifiedAlert> Alerts { get; init; }
}

/// <summary>An event and where to read on.</summary>
public sealed record NotifiedAlert(AlertEvent Event, string Link);

/// <summary>State of a delivery.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeliveryState>))]
public enum DeliveryState
{
    Pending,
    Delivered,

    /// <summary>Given up; <c>ccgc alerts redeliver</c> tries again.</summary>
    Dead,
}

/// <summary>The ledger entry of a notification: what was tried, what came of it.</summary>
public sealed record Delivery
{
    public required Notification Notification { get; init; }
    public DeliveryState State { get; init; }
    public int Attempts { get; init; }

    /// <summary>When it is tried next, or taken for lost if an attempt is under way.</summary>
    public required DateTimeOffset Next { get; init; }
    public DateTimeOffset? DeliveredAt { get; init; }
    public string LastError { get; init; } = "";
}
