namespace CcgcStream.Alerting.Rules;

/// <summary>How long states last.</summary>
public sealed record LifecycleTiming
{
    /// <summary>Quiet buckets with data before an alert is resolving; eight buckets without data count as one with.</summary>
    public int ClearBuckets { get; init; } = 3;

    /// <summary>Further quiet buckets before it is resolved.</summary>
    public int HoldBuckets { get; init; } = 4;

    /// <summary>Within this time after resolving, firing again goes on with the same alert.</summary>
    public TimeSpan Cooldown { get; init; } = TimeSpan.FromHours(2);

    /// <summary>So many re-openings within a day make it flap.</summary>
    public int FlapCount { get; init; } = 3;
}
