namespace CcgcStream.Alerting.Sources;

/// <summary>What arrived from each platform in one closed quarter-hour, over all cities.</summary>
/// <param name="Generation">Generation of the data.</param>
/// <param name="Bucket">Quarter-hour of event time.</param>
/// <param name="Counts">By platform; one that is not listed sent nothing.</param>
public sealed record SourceObservation(string Generation, long Bucket, IReadOnlyDictionary<string, SourceCount> Counts);

/// <summary>Records of a platform in a bucket.</summary>
/// <param name="Received">Good ones.</param>
/// <param name="Refused">Ones that could not be read.</param>
public readonly record struct SourceCount(int Received, int Refused = 0);
