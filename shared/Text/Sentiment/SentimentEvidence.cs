namespace CcgcStream.Text.Sentiment;

/// <summary>
/// What is known of a text's mood, as one vector: sums over the lexica, punctuation, and the linear model's scores. A language that the
/// model learned from has one half of the vector, any other the other half: each kind weighs words and model in its own way.
/// </summary>
internal static class SentimentEvidence
{
    /// <summary>Values of one half.</summary>
    public const int Half = 15;

    public const int Length = 2 * Half;

    private const int Scores = 12;

    /// <summary>Languages of which the model learned from thousands of rows; of others it knows some posts of our own.</summary>
    public static bool IsRich(string language) => language is "en" or "ru" or "id" or "th" or "ko" or "jv" or "su" or "ms";

    /// <param name="sums">Of the text's words.</param>
    /// <param name="folded">The folded text.</param>
    /// <param name="scores">Positive, neutral and negative of the linear model.</param>
    /// <param name="rich">Whether the model knows the language well, which decides the half.</param>
    /// <param name="evidence">Receives <see cref="Length"/> values.</param>
    public static void Fill(in MoodSums sums, ReadOnlySpan<char> folded, ReadOnlySpan<float> scores, bool rich, Span<double> evidence)
    {
        evidence.Clear();
        var half = rich ? evidence[..Half] : evidence[Half..];
        half[0] = 1;
        half[1] = Math.Log(1 + sums.Positive);
        half[2] = Math.Log(1 + sums.Negative);
        half[3] = Math.Sign(sums.Last);
        half[4] = Math.Sign(sums.First);
        half[5] = folded.Contains('!') ? 1 : 0;
        half[6] = folded.Contains('?') ? 1 : 0;
        half[7] = sums is { Positive: > 0, Negative: 0 } ? 1 : 0;
        half[8] = sums is { Positive: 0, Negative: > 0 } ? 1 : 0;
        half[9] = sums is { Positive: 0, Negative: 0 } ? 1 : 0;
        half[10] = (sums.Positive - sums.Negative) / (sums.Positive + sums.Negative + 2);
        half[11] = Math.Log(1 + (folded.Length / 50.0));
        var mean = (scores[0] + scores[1] + scores[2]) / 3;
        for (var i = 0; i < 3; i++)
        {
            half[Scores + i] = scores[i] - mean;
        }
    }

    /// <summary>The same evidence as if the model did not know the language.</summary>
    public static void TakeForPoor(Span<double> evidence)
    {
        if (evidence[0] != 0)
        {
            evidence[..Half].CopyTo(evidence[Half..]);
            evidence[..Half].Clear();
        }
    }
}
