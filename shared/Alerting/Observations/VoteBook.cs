namespace CcgcStream.Alerting.Observations;

/// <summary>Folds the pieces of one city and bucket into one vote per story. A function of the set: order does not matter.</summary>
public sealed class VoteBook
{
    private readonly SortedDictionary<string, List<StoryVote>> stories = new(StringComparer.Ordinal);

    /// <summary>Adds a piece, as a vote of its own.</summary>
    public void Add(StoryVote piece)
    {
        if (!stories.TryGetValue(piece.Story, out var pieces))
        {
            stories.Add(piece.Story, pieces = []);
        }

        pieces.Add(piece);
    }

    /// <summary>One vote per story, by story id. The piece with the smallest id stands for the story.</summary>
    public IReadOnlyList<StoryVote> Votes() => [.. stories.Values.Select(Fold)];

    private static StoryVote Fold(List<StoryVote> pieces)
    {
        var first = pieces.MinBy(p => p.PostId, StringComparer.Ordinal)!;
        return pieces.Count == 1 ? first : first with
        {
            WeightMicro = pieces.Max(p => p.WeightMicro),
            NegativeMicro = pieces.Sum(p => p.NegativeMicro) / pieces.Count,
            Topics = [.. pieces.SelectMany(p => p.Topics).Distinct().Order(StringComparer.Ordinal)],
            Voted = pieces.Any(p => p.Voted),
            Pieces = pieces.Sum(p => p.Pieces),
        };
    }
}
