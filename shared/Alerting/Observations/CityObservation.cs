namespace CcgcStream.Alerting.Observations;

/// <summary>
/// Everything about one city in one closed quarter-hour. Send one for every bucket, also for an empty one (missing
/// buckets in between are taken as empty); the engine derives the slices from the votes.
/// </summary>
/// <param name="Generation">Generation of the data.</param>
/// <param name="City">Catalogue id.</param>
/// <param name="Bucket">Quarter-hour, see <see cref="Quarter"/>. Each call must be later than the one before; others are ignored.</param>
/// <param name="Votes">One vote per story.</param>
/// <param name="PlatformCompleteness">Received over expected by platform, 0..1; platforms not listed are complete.</param>
public sealed record CityObservation(
    string Generation,
    string City,
    long Bucket,
    IReadOnlyList<StoryVote> Votes,
    IReadOnlyDictionary<string, double>? PlatformCompleteness = null);
