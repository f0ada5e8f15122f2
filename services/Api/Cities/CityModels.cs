using CcgcStream.Api.Ranking;

namespace CcgcStream.Api.Cities;

/// <summary>The catalogue of cities.</summary>
public sealed record CityList(int Total, IReadOnlyList<CityEntry> Cities);

/// <summary>A city and its row in every window that holds data about it.</summary>
/// <param name="Generation">Whose data.</param>
/// <param name="City">The catalogue entry.</param>
/// <param name="Windows">Row by window name.</param>
/// <param name="Simulated">True when any row is.</param>
/// <param name="MethodologyVersion">Version of the formulas and constants; empty while there is no row.</param>
public sealed record CityDetail(
    string Generation, CityEntry City, IReadOnlyDictionary<string, RankedCity> Windows, bool Simulated, string MethodologyVersion);
