namespace CcgcStream.Text.Sentiment;

/// <summary>What is known of a text's mood, as one vector: sums over the lexica, punctuation, and the linear model's scores.</summary>
internal static class SentimentEvidence
{
    public const int Length = 16;

    private const int Rich = 9;
    private const int Poor = 12;

    /// <summary>Languages of which the model learned from thousands of rows; of others it knows some posts of our own.</summary>
    public static bool IsRich(string language) => language is "en" or "ru" or "id" or "th" or "ko" or "jv" or "su" or "ms";

    /// <param name="sums">Of the text's words.</param>
    /// <param name="folded">The folded text.</param>
    /// <param name="scores">Positive, neutral and negative of the linear model.</param>
    /// <param name="rich">Whether the model knows the language well, which decides how its scores are weighed.</param>
    /// <param name="evidence">Receives <see cref="Length"/> values.</param>
    public static void Fill(in MoodSums sums, ReadOnlySpan<char> folded, ReadOnlySpan<float> scores, bool rich, Span<double> evidence)
    {
        evidence.Clear();
        evidence[0] = 1;
        evidence[1] = Math.Log(1 + sums.Positive);
        evidence[2] = Math.Log(1 + sums.Negative);
        evidence[3] = Math.Sign(sums.Last);
        evidence[4] = Math.Sign(sums.First);
        evidence[5] = folded.Contains('!') ? 1 : 0;
        evidence[6] = folded.Contains('?') ? 1 : 0;
        evidence[7] = sums is { Positive: > 0, Negative: 0 } ? 1 : 0;
        evidence[8] = sums is { Positive: 0, Negative: > 0 } ? 1 : 0;
        var mean = (scores[0] + scores[1] + scores[2]) / 3;
        for (var i = 0; i < 3; i++)
        {
            evidence[(rich ? Rich : Poor) + i] = scores[i] - mean;
        }
        evidence[^1] = rich ? 1 : 0;
    }
}
