using CcgcStream.Index.Dimensions;
using CcgcStream.Index.Intervals;
using CcgcStream.Index.Windows;

namespace CcgcStream.Index.Composite;

/// <summary>All scores of one city in one window.</summary>
public sealed record CityWindowScore(
    IndexWindow Window, TimeSpanUs Span, string MethodologyVersion, IReadOnlyList<DimensionScore> Dimensions,
    Estimate Composite, Estimate Arithmetic)
{
    /// <summary>X of the volume formula, in pieces' worth.</summary>
    public required double Weight { get; init; }

    public required long Pieces { get; init; }

    /// <summary>Share of pieces that are positive or neutral, 0..1.</summary>
    public required double PositiveOrNeutral { get; init; }
    public required Interval PositiveOrNeutralInterval { get; init; }
    public required bool Simulated { get; init; }

    public DimensionScore this[Dimension dimension] => Dimensions[(int)dimension];
}
