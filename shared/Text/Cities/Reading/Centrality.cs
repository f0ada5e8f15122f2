using CcgcStream.Contracts.Tagging;
using CcgcStream.Text.Cities.Matching;

namespace CcgcStream.Text.Cities.Reading;

/// <summary>
/// Turns sightings into tags: one a city, with the share of the post that is about it. A sighting in the title weighs 3, one in the
/// first 280 characters 2, another 1, at most five a city. In a long text that names its cities only in passing, as much again stays
/// unassigned.
/// </summary>
internal static class Centrality
{
    /// <summary>Cities below this probability are not tagged.</summary>
    public const double Threshold = 0.45;

    private const int Lead = 280;
    private const int LongText = 1500;
    private const int CountedSightings = 5;

    public static IReadOnlyList<CityTag> Tags(Gazetteer gazetteer, ScanState state, int titleLength)
    {
        if (state.Sightings.Count == 0)
        {
            return [];
        }

        var found = Group(state, titleLength);
        found.RemoveAll(static c => c.Probability < Threshold);
        if (found.Count == 0)
        {
            return [];
        }

        var total = found.Sum(static c => c.Weight * c.Probability);
        var passing = state.Text.Length > LongText && found.TrueForAll(static c => c.Count == 1 && c.Weight <= 1);
        found.Sort(static (a, b) => b.Weight * b.Probability != a.Weight * a.Probability
            ? (b.Weight * b.Probability).CompareTo(a.Weight * a.Probability) : a.Start.CompareTo(b.Start));
        return found.ConvertAll(c => new CityTag(
            gazetteer.Cities[c.City].Id,
            Math.Round(c.Probability, 3),
            Math.Floor(c.Weight * c.Probability / total * (passing ? 0.5 : 1) * 1e6) / 1e6,
            [state.Text.Origin(c.Start), state.Text.Origin(c.End - 1) + 1]));
    }

    private static List<FoundCity> Group(ScanState state, int titleLength)
    {
        var found = new List<FoundCity>(4);
        foreach (var sighting in state.Sightings)
        {
            var at = found.FindIndex(c => c.City == sighting.City);
            if (at < 0)
            {
                found.Add(new FoundCity { City = sighting.City, Start = sighting.Start, End = sighting.End });
                at = found.Count - 1;
            }

            var origin = state.Text.Origin(sighting.Start);
            found[at].Add(sighting, origin < titleLength ? 3 : origin < titleLength + Lead ? 2 : 1);
        }

        return found;
    }

    private sealed class FoundCity
    {
        public int City { get; init; }
        public int Start { get; set; }
        public int End { get; set; }
        public int Count { get; private set; }
        public double Weight { get; private set; }
        public double Probability { get; private set; }

        // The span shown is that of the surest sighting, the first of equals.
        public void Add(Sighting sighting, double weight)
        {
            if (sighting.Probability > Probability)
            {
                (Probability, Start, End) = (sighting.Probability, sighting.Start, sighting.End);
            }

            // Doubtful sightings take no place among the five: a sure one after them must still weigh.
            if (sighting.Probability >= Threshold && Count++ < CountedSightings)
            {
                Weight += weight;
            }
        }
    }
}
