namespace CcgcStream.Api.Live;

/// <summary>Merges what a slow reader missed, the last word on each city, without moving anything past an event of another kind.</summary>
internal static class Coalescer
{
    /// <summary>Ranking changes in a row from which on they are merged.</summary>
    private const int From = 4;

    /// <summary>
    /// What to send for a run of events: each as it is, or ranking changes that follow each other as one. The order of ids is kept, so
    /// that a reader which breaks off after any of them resumes exactly behind it.
    /// </summary>
    public static IEnumerable<(long Sequence, RankChangeSet? Merged, ReadOnlyMemory<byte> Frame)> Plan(IReadOnlyList<LiveEvent> events)
    {
        for (var at = 0; at < events.Count;)
        {
            var end = at;
            while (end < events.Count && events[end].Ranking is not null)
            {
                end++;
            }
            if (end - at >= From)
            {
                yield return (events[end - 1].Sequence, Merge([.. events.Skip(at).Take(end - at).Select(e => e.Ranking!)]), default);
                at = end;
            }
            else
            {
                yield return (events[at].Sequence, null, events[at].Frame);
                at++;
            }
        }
    }

    /// <summary>Merges ranking changes, oldest first; a city keeps its newest row and its oldest previous rank.</summary>
    public static RankChangeSet Merge(IReadOnlyList<RankChangeSet> sets)
    {
        var newest = new Dictionary<string, RankChange>(StringComparer.Ordinal);
        foreach (var change in sets.SelectMany(set => set.Changes))
        {
            newest[change.Id] = newest.TryGetValue(change.Id, out var earlier) ? change with { PreviousRank = earlier.PreviousRank } : change;
        }
        return sets[^1] with { Changes = [.. newest.Values] };
    }
}
