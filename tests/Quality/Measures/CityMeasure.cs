using CcgcStream.Quality.Cities;
using CcgcStream.Quality.Data;
using CcgcStream.Quality.Peers;
using CcgcStream.Quality.Reporting;

namespace CcgcStream.Quality.Measures;

/// <summary>F1 of city mentions, by set and by language.</summary>
internal sealed class CityMeasure(SharedData data) : IMeasure
{
    private const int FewestRows = 4;

    public string Name => "city";

    public IEnumerable<Figure> Run(IReadOnlyList<ILanguagePeer> peers)
    {
        var sets = CityGold.Sets.Select(s => (s.Name, Rows: CityGold.Read(data, s.Path))).Append(("own sentences, 22 languages, blind", CityGold.Blind()));
        foreach (var (name, gold) in sets)
        {
            var rows = gold.Select(static r => (r.Language, Score: CityScore.Of(r))).ToList();
            var slices = rows.GroupBy(static r => r.Language, static r => r.Score).Where(static g => g.Count() >= FewestRows)
                .OrderBy(static g => g.Key, StringComparer.Ordinal).Select(static g => (g.Key, Scores: g.ToList()))
                .Append(("all", rows.ConvertAll(static r => r.Score)));
            foreach (var (slice, scores) in slices)
            {
                var (low, high) = Intervals.Bootstrap(scores, Total);
                yield return new Figure("city", name, slice, "ccgc", "F1", scores.Count, Total(scores), low, high);
            }
        }
    }

    private static double Total(IReadOnlyList<CityScore> scores) => scores.Aggregate(static (a, b) => a + b).F1;
}
