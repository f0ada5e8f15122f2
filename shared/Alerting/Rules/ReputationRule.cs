using CcgcStream.Alerting.Model;

namespace CcgcStream.Alerting.Rules;

/// <summary>S1, and S3 on slices: the negative share of a city's stories rises.</summary>
public sealed record ReputationRule : EvidenceRule
{
    /// <inheritdoc/>
    public override AlertSignal Signal => AlertSignal.Reputation;

    /// <summary>The alternative: usual odds times this, in a city of many votes.</summary>
    public double OddsRatio { get; init; } = 2;

    /// <summary>
    /// Adds this much of the ratio, divided by 1 + votes an hour: with a vote an hour only a stronger change can be seen before it
    /// is over, so looking for a fainter one costs recall.
    /// </summary>
    public double ThinFactor { get; init; } = 2;

    /// <summary>
    /// Votes for which <see cref="OddsRatio"/> stands while the run's own odds are learnt; 0: they are not learnt, the ratio is fixed.
    /// </summary>
    public double LearnVotes { get; init; } = 10;

    /// <summary>The most that an unusual number of stories may add to a whole city's evidence, nats; slices get none. 0: only tone counts.</summary>
    public double VolumeNats { get; init; } = 3;

    /// <summary>Overdispersion of the number of stories: its variance is mean x (1 + this x mean).</summary>
    public double VolumePhi { get; init; } = 0.1;

    /// <summary>The price of looking at many slices holds for evidence that is a bet against "as usual"; what a surge adds is not.</summary>
    internal bool CountsVolume => VolumeNats > 0 && Slices.Count == 0;

    internal double OddsAt(double votesPerHour) => OddsRatio * (1 + (ThinFactor / (1 + votesPerHour)));

    /// <summary>Correlation of votes within a bucket.</summary>
    public double Rho { get; init; } = 0.004;

    /// <summary>Drift of the usual share from bucket to bucket, per vote.</summary>
    public double Tau { get; init; } = 0.004;

    /// <summary>Days in which the quick memory of the usual share halves; 0: only the slow one counts.</summary>
    public double QuickHalfLifeDays { get; init; } = 0.35;

    /// <summary>Usual negative share of media before a city has shown its own.</summary>
    public double PriorMedia { get; init; } = 0.10;

    /// <summary>The same of social media.</summary>
    public double PriorSocial { get; init; } = 0.16;

    /// <summary>Weight of these priors, votes.</summary>
    public double PriorVotes { get; init; } = 20;

    /// <summary>Votes of history below which the rule stays silent: before that, p0 is a guess.</summary>
    public double MinHistory { get; init; } = 20;
}
