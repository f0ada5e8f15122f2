using System.Collections.Immutable;
using CcgcStream.Alerting.Lifecycle;
using CcgcStream.Alerting.Volume;

namespace CcgcStream.Alerting.Sources;

/// <summary>What is remembered of the sources.</summary>
public sealed record SourceAlertState
{
    public static readonly SourceAlertState Empty = new();

    /// <summary>Last bucket observed.</summary>
    public long Bucket { get; init; }
    public ImmutableSortedDictionary<string, SourceTrack> Platforms { get; init; } = ImmutableSortedDictionary.Create<string, SourceTrack>(StringComparer.Ordinal);

    /// <summary>Received over expected by platform after the last bucket, 0..1; hand it to <see cref="Observations.CityObservation"/>.</summary>
    public IReadOnlyDictionary<string, double> Completeness() => Platforms.Where(p => p.Value.Completeness < 1).ToDictionary(p => p.Key, p => p.Value.Completeness);

    /// <summary>The lesser completeness of each platform, of two views.</summary>
    public static IReadOnlyDictionary<string, double> Least(IReadOnlyDictionary<string, double> one, IReadOnlyDictionary<string, double> other) =>
        one.Concat(other).GroupBy(p => p.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Min(p => p.Value), StringComparer.Ordinal);
}

/// <summary>One platform.</summary>
public sealed record SourceTrack
{
    /// <summary>Usual records by hour of day.</summary>
    public RateBase Rate { get; init; } = RateBase.Empty;

    /// <summary>The last two hours.</summary>
    public IReadOnlyList<SourceCell> Recent { get; init; } = [];
    public double Completeness { get; init; } = 1;
    public LifecycleState Life { get; init; } = LifecycleState.Quiet;
}

/// <summary>A bucket of a platform.</summary>
public readonly record struct SourceCell(int Received, int Refused, double Expected);
