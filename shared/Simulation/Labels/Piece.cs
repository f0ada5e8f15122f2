namespace CcgcStream.Simulation.Labels;

/// <summary>Everything decided about a piece before a word is written. Indices refer to the lists of the profile.</summary>
/// <param name="Index">Number of the piece in its run.</param>
/// <param name="Role">What it is.</param>
/// <param name="Origin">The piece that it copies or answers; itself where there is none.</param>
/// <param name="Platform">Index of the platform.</param>
/// <param name="City">Index of the city; -1 where it is about none.</param>
/// <param name="Topic">Index of the topic.</param>
/// <param name="Language">Index of the language and country.</param>
/// <param name="Mood">How it speaks of the city.</param>
internal readonly record struct Piece(long Index, PieceRole Role, long Origin, int Platform, int City, int Topic, int Language, Mood Mood)
{
    public bool IsCopy => Role is PieceRole.Syndicated or PieceRole.Repost;

    public bool IsEffective => City >= 0;

    /// <summary>The piece whose words it carries.</summary>
    public long Words => IsCopy ? Origin : Index;
}
