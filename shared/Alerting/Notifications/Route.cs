namespace CcgcStream.Alerting.Notifications;

/// <summary>Which alerts go to whom, and when.</summary>
public sealed record Route
{
    public AlertMatcher Match { get; init; } = new();

    /// <summary>Ids of receivers.</summary>
    public IReadOnlyList<string> Receivers { get; init; } = [];

    /// <summary>Alerts equal in these (city, rule, signal, slice, severity) share a notification.</summary>
    public IReadOnlyList<string> GroupBy { get; init; } = ["city"];

    /// <summary>How long the first alert of a group waits for others.</summary>
    public TimeSpan GroupWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Says it again while it fires and nobody has acknowledged; null: once.</summary>
    public TimeSpan? Repeat { get; init; }

    /// <summary>Tells <see cref="EscalateTo"/> when nobody has acknowledged so long after firing; null: never.</summary>
    public TimeSpan? EscalateAfter { get; init; }
    public IReadOnlyList<string> EscalateTo { get; init; } = [];

    /// <summary>Held back until the quiet hours end, unless critical.</summary>
    public QuietHours? Quiet { get; init; }

    /// <summary>Collected and sent once at this local time of day (zone of <see cref="Zone"/>); null: at once.</summary>
    public TimeOnly? DigestAt { get; init; }

    /// <summary>Time zone of the digest, an IANA name.</summary>
    public string Zone { get; init; } = "Asia/Shanghai";

    /// <summary>Whether resolution is told too.</summary>
    public bool SendResolved { get; init; } = true;

    /// <summary>Goes on to the next route after this one.</summary>
    public bool Continue { get; init; }
}

/// <summary>A daily span in which people sleep; from later than to spans midnight.</summary>
public sealed record QuietHours(TimeOnly From, TimeOnly To, string Zone);
