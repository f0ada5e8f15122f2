namespace CcgcStream.Simulation.Truth;

/// <summary>The true figures of a simulated run: what a report over it should recover. All shares are of effective pieces, 0..1.</summary>
/// <param name="Profile">Profile of the run.</param>
/// <param name="Seed">Seed of the run.</param>
/// <param name="Pieces">All pieces.</param>
/// <param name="EffectivePieces">Pieces about a catalogue city.</param>
/// <param name="PositiveOrNeutral">Share that is not negative.</param>
/// <param name="Positive">Share that is positive.</param>
/// <param name="Social">Share on social platforms.</param>
/// <param name="Media">Share in media.</param>
/// <param name="TopTenShare">Share of the ten cities with most pieces.</param>
/// <param name="TopTen">Those cities, most first.</param>
/// <param name="Cities">Share by city.</param>
/// <param name="NegativeByCity">Share of negative pieces within each city.</param>
/// <param name="Platforms">Share by platform.</param>
/// <param name="Topics">Share by topic.</param>
/// <param name="Languages">Share by language.</param>
/// <param name="Roles">Share of all pieces by role.</param>
/// <param name="Stories">Number of different texts among the effective pieces.</param>
public sealed record GroundTruth(
    string Profile,
    ulong Seed,
    long Pieces,
    long EffectivePieces,
    double PositiveOrNeutral,
    double Positive,
    double Social,
    double Media,
    double TopTenShare,
    IReadOnlyList<string> TopTen,
    IReadOnlyDictionary<string, double> Cities,
    IReadOnlyDictionary<string, double> NegativeByCity,
    IReadOnlyDictionary<string, double> Platforms,
    IReadOnlyDictionary<string, double> Topics,
    IReadOnlyDictionary<string, double> Languages,
    IReadOnlyDictionary<string, double> Roles,
    long Stories);
