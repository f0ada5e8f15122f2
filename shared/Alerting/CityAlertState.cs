using System.Collections.Immutable;
using CcgcStream.Alerting.Evidence;

namespace CcgcStream.Alerting;

/// <summary>
/// All that the engine remembers of one city: keep it beside the city's sums and write it in the same commit as the events.
/// Serialise it with <see cref="AlertJson"/>; equal histories give equal bytes.
/// </summary>
public sealed record CityAlertState
{
    public static readonly CityAlertState Empty = new();

    /// <summary>Last bucket observed; 0 at the start.</summary>
    public long Bucket { get; init; }

    /// <summary>Tracks by "rule|slice".</summary>
    public ImmutableSortedDictionary<string, TrackState> Tracks { get; init; } = ImmutableSortedDictionary.Create<string, TrackState>(StringComparer.Ordinal);

    /// <summary>Decayed stories by platform, micro-units: how much of the city a silent platform takes away.</summary>
    public ImmutableSortedDictionary<string, long> Platforms { get; init; } = ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal);
}
