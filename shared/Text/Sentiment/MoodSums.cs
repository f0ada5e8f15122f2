namespace CcgcStream.Text.Sentiment;

/// <summary>What the words of a text add up to.</summary>
internal struct MoodSums
{
    public float Positive { get; private set; }

    /// <summary>Sum of the negative words, as a positive number.</summary>
    public float Negative { get; private set; }

    public float First { get; private set; }

    public float Last { get; private set; }

    public void Add(float valence)
    {
        if (valence == 0)
        {
            return;
        }
        Positive += Math.Max(0, valence);
        Negative += Math.Max(0, -valence);
        First = First == 0 ? valence : First;
        Last = valence;
    }

    public void Scale(float factor) => (Positive, Negative) = (Positive * factor, Negative * factor);
}
