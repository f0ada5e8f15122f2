using CcgcStream.Alerting.Observations;

namespace CcgcStream.Alerting.Rules;

/// <summary>Votes that must not lead to an alert: pieces of these sources that are of these topics or hold these words.</summary>
public sealed record SensitiveTopic
{
    /// <summary>Topic ids.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Words in the title, case-insensitive.</summary>
    public IReadOnlyList<string> Terms { get; init; } = [];

    /// <summary>Platforms whose terms forbid it; empty: all.</summary>
    public IReadOnlyList<string> Platforms { get; init; } = [];

    /// <summary>Whether a vote falls under it.</summary>
    public bool Covers(StoryVote vote) =>
        (Platforms.Count == 0 || Platforms.Contains(vote.Platform))
        && (Topics.Any(vote.Topics.Contains) || Terms.Any(t => vote.Title.Contains(t, StringComparison.OrdinalIgnoreCase)));
}
