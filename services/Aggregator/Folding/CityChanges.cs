namespace CcgcStream.Aggregator.Folding;

/// <summary>Mentions of one city that a batch takes away and adds.</summary>
internal sealed class CityChanges
{
    internal List<(long TimeUs, string Post)> Removed { get; } = [];

    internal List<MentionChange> Added { get; } = [];
}
