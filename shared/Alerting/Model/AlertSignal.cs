using System.Text.Json.Serialization;

namespace CcgcStream.Alerting.Model;

/// <summary>What a rule watches (METHODOLOGY section 8; S3 is <see cref="Reputation"/> or <see cref="Volume"/> on a slice).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AlertSignal>))]
public enum AlertSignal
{
    /// <summary>S1: the negative share of a city rises.</summary>
    Reputation,

    /// <summary>S2: far more or far fewer stories than usual.</summary>
    Volume,

    /// <summary>S4: a source fell silent, or its records no longer parse.</summary>
    Source,

    /// <summary>S5: a published score fell.</summary>
    Score,

    /// <summary>S6: a city's rank moved further than chance explains.</summary>
    Rank,
}

/// <summary>How much it matters; orders notifications and quiet hours.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AlertSeverity>))]
public enum AlertSeverity
{
    Info,
    Warning,
    Critical,
}

/// <summary>Where an alert stands in its life.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AlertPhase>))]
public enum AlertPhase
{
    /// <summary>Nothing to report; never stored as a record.</summary>
    Quiet,
    Pending,
    Firing,
    Acknowledged,
    Resolving,
    Resolved,
}

/// <summary>What happened to an alert.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AlertEventKind>))]
public enum AlertEventKind
{
    /// <summary>Evidence passed the warning level.</summary>
    Pending,

    /// <summary>The warning passed without firing.</summary>
    Withdrawn,
    Fired,

    /// <summary>The threshold was passed again while firing.</summary>
    Renewed,

    /// <summary>Fired again within the cooldown: the same alert goes on.</summary>
    Reopened,

    /// <summary>Would have fired or gone on, but the data is incomplete.</summary>
    Inhibited,
    Resolving,

    /// <summary>Evidence came back while resolving.</summary>
    Resumed,
    Resolved,
    Acknowledged,
    Silenced,
    Escalated,

    /// <summary>A person added a note or closed it by hand.</summary>
    Closed,
}
