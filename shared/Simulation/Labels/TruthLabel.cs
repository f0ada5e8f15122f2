namespace CcgcStream.Simulation.Labels;

/// <summary>What is true of one simulated piece: the labels that a perfect tagger would find.</summary>
/// <param name="Index">Number of the piece in its run.</param>
/// <param name="Role">What it is.</param>
/// <param name="City">City id, or empty where it is about no catalogue city.</param>
/// <param name="Language">ISO 639-1 code.</param>
/// <param name="Topic">Topic id; empty where it is about no catalogue city.</param>
/// <param name="Mood">How it speaks of the city.</param>
/// <param name="Source">Platform.</param>
/// <param name="Channel">social or media.</param>
/// <param name="Story">Number of the piece that first carried these words.</param>
public readonly record struct TruthLabel(
    long Index, PieceRole Role, string City, string Language, string Topic, Mood Mood, string Source, string Channel, long Story)
{
    /// <summary>True for a piece about a catalogue city.</summary>
    public bool IsEffective => City.Length > 0;
}
