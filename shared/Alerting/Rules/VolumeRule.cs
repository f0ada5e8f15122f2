using CcgcStream.Alerting.Model;

namespace CcgcStream.Alerting.Rules;

/// <summary>S2, and S3 on slices: stories come in far more or far less often than usual at this hour.</summary>
public sealed record VolumeRule : EvidenceRule
{
    /// <inheritdoc/>
    public override AlertSignal Signal => AlertSignal.Volume;

    /// <summary>The alternative: usual rate times (up) or divided by (down) this.</summary>
    public double RateRatio { get; init; } = 3;

    /// <summary>Overdispersion: the variance of a bucket's count is mean x (1 + phi x mean).</summary>
    public double Phi { get; init; } = 0.6;

    /// <summary>Whether a fall is watched beside a rise.</summary>
    public bool Down { get; init; } = true;

    /// <summary>Days of history below which the rule stays silent.</summary>
    public double MinHistoryDays { get; init; } = 3;
}
