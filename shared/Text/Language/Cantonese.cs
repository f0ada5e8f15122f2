namespace CcgcStream.Text.Language;

/// <summary>
/// Tells written Cantonese from Mandarin by the characters that only Cantonese uses. Cantonese speakers who write standard Chinese
/// cannot be told apart by any reader, and are given as <c>zh</c>.
/// </summary>
internal static class Cantonese
{
    private const string Marks = "嘅咗喺啲佢冇嚟咁嗰哋嘢乜唔畀搵攞嘞囉㗎啱";
    private const int LettersPerMark = 20;

    public static bool IsLikely(ReadOnlySpan<char> text)
    {
        var marks = 0;
        foreach (var c in text)
        {
            marks += Marks.Contains(c) ? 1 : 0;
        }
        return marks >= 2 && marks * LettersPerMark >= text.Length;
    }
}
