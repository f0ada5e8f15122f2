namespace CcgcStream.Contracts.Topics;

/// <summary>Names of the topics of the event log.</summary>
public static class TopicNames
{
    /// <summary><see cref="V1.RawPost"/>, key = post id.</summary>
    public const string Raw = "posts.raw";

    /// <summary><see cref="V1.Enriched"/>, key = city id.</summary>
    public const string Enriched = "posts.enriched";

    /// <summary><see cref="V1.CityScore"/>, key = city id.</summary>
    public const string Scores = "scores";

    /// <summary>The dead-letter topic of another topic: its records' bytes untouched, the reason in headers.</summary>
    public static string DeadLettersOf(string topic) => topic + ".dead";
}
