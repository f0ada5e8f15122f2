using CcgcStream.Alerting.Observations;

namespace CcgcStream.Alerting.Slices;

/// <summary>Votes by one-dimensional slice.</summary>
internal static class SliceVotes
{
    /// <summary>Values of a dimension a vote falls under; "und" and "other" are no slice anyone can act on.</summary>
    private static IEnumerable<string> Values(StoryVote vote, string dimension) => (dimension switch
    {
        "platform" => [vote.Platform],
        "language" => [vote.Language],
        "topic" => vote.Topics,
        _ => (IReadOnlyList<string>)[],
    }).Where(v => v is not ("" or "und" or "other"));

    /// <summary>Slice name to votes, in name order.</summary>
    public static SortedDictionary<string, List<StoryVote>> Split(IReadOnlyList<StoryVote> votes, IReadOnlyList<string> dimensions)
    {
        var slices = new SortedDictionary<string, List<StoryVote>>(StringComparer.Ordinal);
        foreach (var vote in votes)
        {
            foreach (var dimension in dimensions)
            {
                foreach (var value in Values(vote, dimension))
                {
                    var slice = $"{dimension}:{value}";
                    if (!slices.TryGetValue(slice, out var list))
                    {
                        slices.Add(slice, list = []);
                    }

                    list.Add(vote);
                }
            }
        }

        return slices;
    }
}
