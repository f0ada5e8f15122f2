namespace CcgcStream.Simulation.Writing;

/// <summary>The words of a piece.</summary>
internal readonly record struct PieceText(string Title, string Text);
