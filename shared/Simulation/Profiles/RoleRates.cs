namespace CcgcStream.Simulation.Profiles;

/// <summary>How often pieces are something else than an original about a city, 0..1 of all pieces of the channel.</summary>
public sealed record RoleRates
{
    /// <summary>About no catalogue city at all.</summary>
    public double OffTopic { get; init; } = 0.03;

    /// <summary>About no catalogue city, with words that look like one.</summary>
    public double HardNegative { get; init; } = 0.01;

    /// <summary>Syndicated copies among media pieces.</summary>
    public double Syndicated { get; init; } = 0.14;

    /// <summary>Reposts among social pieces.</summary>
    public double Repost { get; init; } = 0.10;

    /// <summary>Questions put to a city's offices, among social pieces.</summary>
    public double Question { get; init; } = 0.054;

    /// <summary>Answers by official accounts, among social pieces.</summary>
    public double Answer { get; init; } = 0.036;

    /// <summary>Replies by other people, among social pieces.</summary>
    public double ThreadReply { get; init; } = 0.09;
}
