using CcgcStream.Contracts.Tagging;

namespace CcgcStream.Enricher.Mentions;

/// <summary>Three probabilities in millionths that sum to exactly one million, so that no rounding leaks into the index's sums.</summary>
internal readonly record struct SentimentMicro(int Positive, int Neutral, int Negative)
{
    public const int One = 1_000_000;

    public static SentimentMicro From(SentimentTag tag)
    {
        var total = tag.Positive + tag.Neutral + tag.Negative;
        if (!(total > 0) || double.IsInfinity(total))
        {
            return new SentimentMicro(0, One, 0);
        }

        var positive = (int)Math.Round(Math.Clamp(tag.Positive / total, 0, 1) * One);
        var negative = Math.Min(One - positive, (int)Math.Round(Math.Clamp(tag.Negative / total, 0, 1) * One));
        return new SentimentMicro(positive, One - positive - negative, negative);
    }
}
