namespace CcgcStream.Aggregator.Graph;

/// <summary>Where a graph reads the mentions of a day from that it does not hold in memory.</summary>
internal interface IMentionSource
{
    ValueTask<IReadOnlyList<MentionNode>> DayAsync(int day, CancellationToken ct);
}
