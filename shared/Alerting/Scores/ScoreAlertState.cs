using System.Collections.Immutable;
using CcgcStream.Alerting.Lifecycle;

namespace CcgcStream.Alerting.Scores;

/// <summary>What S5 and S6 remember of a generation.</summary>
public sealed record ScoreAlertState
{
    public static readonly ScoreAlertState Empty = new();

    /// <summary>Last bucket observed.</summary>
    public long Bucket { get; init; }

    /// <summary>Life cycles by "rule|city".</summary>
    public ImmutableSortedDictionary<string, LifecycleState> Lives { get; init; } = ImmutableSortedDictionary.Create<string, LifecycleState>(StringComparer.Ordinal);
}
