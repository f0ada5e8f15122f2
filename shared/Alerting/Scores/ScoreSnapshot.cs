namespace CcgcStream.Alerting.Scores;

/// <summary>The scores of all cities in one window at the end of a quarter-hour.</summary>
/// <param name="Generation">Generation.</param>
/// <param name="Window">Such as <c>24h</c>.</param>
/// <param name="Bucket">Quarter-hour.</param>
/// <param name="Cities">By catalogue id, then by dimension (composite, volume, ...).</param>
public sealed record ScoreSnapshot(
    string Generation, string Window, long Bucket, IReadOnlyDictionary<string, IReadOnlyDictionary<string, ScoreReading>> Cities)
{
    internal ScoreReading? Of(string city, string dimension) =>
        Cities.TryGetValue(city, out var readings) && readings.TryGetValue(dimension, out var reading) ? reading : null;
}

/// <summary>A score with the standard deviation of its posterior.</summary>
/// <param name="Score">0..100.</param>
/// <param name="Sd">Points.</param>
/// <param name="Completeness">0..1.</param>
public readonly record struct ScoreReading(double Score, double Sd, double Completeness);
