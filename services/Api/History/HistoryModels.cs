using CcgcStream.Api.Ranking;

namespace CcgcStream.Api.History;

/// <summary>How a city's scores went.</summary>
/// <param name="Step">Time between two points, ISO 8601.</param>
/// <param name="Points">Oldest first.</param>
/// <param name="Simulated">True when any point is.</param>
/// <param name="MethodologyVersion">Version of the formulas and constants.</param>
public sealed record CityHistory(
    string Generation, string City, string Window, DateTimeOffset From, DateTimeOffset To, string Step, bool Simulated, IReadOnlyList<HistoryPoint> Points,
    string MethodologyVersion);

/// <summary>The scores at one moment.</summary>
/// <param name="At">End of the window that was scored.</param>
/// <param name="Gap">True when there is nothing to draw: no piece in the window, half of the expected input missing, or a part no longer kept.</param>
/// <param name="Composite">Null in a gap.</param>
/// <param name="Dimensions">Null in a gap.</param>
/// <param name="Pieces">Pieces in the window.</param>
public sealed record HistoryPoint(DateTimeOffset At, bool Gap, Measure? Composite, DimensionSet? Dimensions, long Pieces);
