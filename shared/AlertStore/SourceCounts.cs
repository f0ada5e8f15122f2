using CcgcStream.Alerting.Sources;

namespace CcgcStream.AlertStore;

/// <summary>Pieces by platform over cities, for the source watch.</summary>
public static class SourceCounts
{
    /// <summary>Counts of a bucket.</summary>
    public static SourceObservation Of(string generation, long bucket, IEnumerable<CityVotes> cities) => new(
        generation,
        bucket,
        cities.SelectMany(c => c.Pieces(bucket)).GroupBy(p => p.Platform).ToDictionary(g => g.Key, g => new SourceCount(g.Count())));
}
