namespace CcgcStream.Text.Topics;

/// <summary>What is known of a text's topic, as one vector: roots of the lexicon's counts and the trained model's scores, one of each a topic.</summary>
internal static class TopicEvidence
{
    /// <summary>Values in a vector: a constant, two a topic, and whether the lexicon was silent.</summary>
    public static readonly int Length = (2 * TopicIds.All.Length) + 2;

    public static void Fill(ReadOnlySpan<float> counts, ReadOnlySpan<float> scores, Span<double> evidence)
    {
        evidence[0] = 1;
        evidence[1] = counts.IndexOfAnyExcept(0f) < 0 ? 1 : 0;
        var mean = 0.0;
        foreach (var score in scores)
        {
            mean += score / scores.Length;
        }
        for (var i = 0; i < counts.Length; i++)
        {
            evidence[2 + i] = Math.Sqrt(counts[i]);
            evidence[2 + counts.Length + i] = scores[i] - mean;
        }
    }
}
