using CcgcStream.Contracts.V1;

namespace CcgcStream.Tests.Site;

/// <summary>Scores for tests: plausible, deterministic, and different for every city.</summary>
public static class Scores
{
    public static readonly DateTimeOffset Start = new(2020, 2, 3, 4, 5, 0, TimeSpan.Zero);

    /// <summary>A score whose five dimensions lie around a value.</summary>
    public static CityScore Of(string city, double score, long revision = 1, string window = "24h", string generation = "live", double halfWidth = 3, bool simulated = false)
    {
        ScoreValue Value(double shift) => new()
        {
            Score = Math.Clamp(score + shift, 0, 100), Lo90 = Math.Clamp(score + shift - halfWidth, 0, 100), Hi90 = Math.Clamp(score + shift + halfWidth, 0, 100),
            NEff = 400 / halfWidth, Grade = halfWidth <= 2 ? "A" : halfWidth <= 5 ? "B" : halfWidth <= 10 ? "C" : "D", Completeness = 0.97, Sd = halfWidth / 1.645,
        };
        return new CityScore
        {
            Generation = generation, City = city, Window = window, AsOfUs = (Start.ToUnixTimeMilliseconds() + revision * 1000) * 1000, Revision = revision,
            MethodologyVersion = "v1", Composite = Value(0), Arithmetic = Value(1), Volume = Value(5), Reputation = Value(12), Coverage = Value(-4),
            Dynamism = Value(-9), Responsiveness = Value(-12), WeightMicro = (long)(score * score * 1e6), Pieces = (long)(score * score * 1.7),
            PositiveOrNeutral = 0.6 + score / 300, PositiveOrNeutralLo90 = 0.55 + score / 300, PositiveOrNeutralHi90 = 0.64 + score / 300, Simulated = simulated,
        };
    }

    /// <summary>All cities of a list, from 92 points down.</summary>
    public static IReadOnlyList<CityScore> OfAll(IReadOnlyList<string> cities, long revision = 1, string window = "24h", string generation = "live", bool simulated = false) =>
        [.. cities.Select((city, i) => Of(city, 92 - 0.75 * i + 2 * Math.Sin(i * 1.7 + revision), revision, window, generation, 1.2 + i % 5 * 1.7 + i / 12.0, simulated))];
}
