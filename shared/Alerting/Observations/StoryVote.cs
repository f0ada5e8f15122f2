namespace CcgcStream.Alerting.Observations;

/// <summary>
/// A story's one vote in a city's bucket, however many copies it has there. Build votes with <see cref="VoteBook"/>.
/// </summary>
public sealed record StoryVote
{
    public required string Story { get; init; }

    /// <summary>
    /// The story has pieces in an earlier bucket: it has voted already and does not vote again. A story copied for a day
    /// would otherwise have a hundred votes, the most common cause of a false alarm in simulation.
    /// </summary>
    public bool Voted { get; init; }

    /// <summary>Largest share x confidence x non-bot probability among its pieces, micro-units 0..1,000,000.</summary>
    public long WeightMicro { get; init; } = 1_000_000;

    /// <summary>Mean probability that it is negative toward the city, micro-units 0..1,000,000.</summary>
    public long NegativeMicro { get; init; }

    /// <summary>"media" or "social".</summary>
    public string SourceClass { get; init; } = "social";

    /// <summary>Platform, such as <c>x</c> or <c>news</c>.</summary>
    public string Platform { get; init; } = "other";
    public string Language { get; init; } = "und";
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Outlet domain, else author pseudonym.</summary>
    public string Community { get; init; } = "";
    public string PostId { get; init; } = "";
    public string Title { get; init; } = "";
    public string Url { get; init; } = "";

    /// <summary>Copies within the bucket.</summary>
    public int Pieces { get; init; } = 1;
}
