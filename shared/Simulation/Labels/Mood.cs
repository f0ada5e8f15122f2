namespace CcgcStream.Simulation.Labels;

/// <summary>How a piece speaks of its city.</summary>
public enum Mood
{
    Neutral,
    Positive,
    Negative,
}
