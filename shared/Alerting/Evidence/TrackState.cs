using CcgcStream.Alerting.Lifecycle;
using CcgcStream.Alerting.Reputation;
using CcgcStream.Alerting.Volume;

namespace CcgcStream.Alerting.Evidence;

/// <summary>What one rule remembers of one slice of a city. Integers only, so that equal inputs give equal bytes.</summary>
public sealed record TrackState
{
    public string Slice { get; init; } = "";

    /// <summary>Evidence since it last stood at zero; null: it stands at zero.</summary>
    public EvidenceRun? Run { get; init; }
    public LifecycleState Life { get; init; } = LifecycleState.Quiet;

    /// <summary>S1: the usual negative share.</summary>
    public ShareBase Share { get; init; } = ShareBase.Empty;

    /// <summary>S2: the usual number of stories by hour of day.</summary>
    public RateBase Rate { get; init; } = RateBase.Empty;
}
