using CcgcStream.Text.Stories;

namespace CcgcStream.Quality.Stories;

/// <summary>Pairwise agreement of found and true stories.</summary>
/// <param name="Precision">Share of the pairs put together that belong together.</param>
/// <param name="Recall">Share of the pairs that belong together that were put together.</param>
internal readonly record struct StoryScore(double Precision, double Recall, int TruePairs)
{
    /// <summary>Harmonic mean of both.</summary>
    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    /// <summary>Groups the examples and compares all pairs.</summary>
    public static StoryScore Of(IReadOnlyList<StoryExample> examples, Func<StoryExample, bool>? counts = null)
    {
        var found = StoryGrouper.Group(examples.Select(static e => e.Piece));
        var (both, put, belong) = (0, 0, 0);
        for (var i = 0; i < examples.Count; i++)
        {
            for (var j = i + 1; j < examples.Count; j++)
            {
                if (counts is not null && !counts(examples[i]) && !counts(examples[j]))
                {
                    continue;
                }

                var together = found[examples[i].Id] == found[examples[j].Id];
                var same = examples[i].Story == examples[j].Story;
                both += together && same ? 1 : 0;
                put += together ? 1 : 0;
                belong += same ? 1 : 0;
            }
        }

        return new StoryScore(put == 0 ? 1 : (double)both / put, belong == 0 ? 1 : (double)both / belong, belong);
    }
}
