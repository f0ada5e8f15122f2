namespace CcgcStream.Text.Lexica;

/// <summary>A match of a lexicon term in folded text.</summary>
/// <param name="Start">First code unit of the match.</param>
/// <param name="End">One past its last code unit.</param>
/// <param name="Class">Index of the class in <see cref="Lexicon.Classes"/>.</param>
internal readonly record struct LexiconHit(int Start, int End, int Class);
