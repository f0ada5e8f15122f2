using CcgcStream.Text.Folding;

namespace CcgcStream.Text.Language;

/// <summary>The letters of a text and nothing else: the same form in training and in use.</summary>
internal static class LanguageFeatures
{
    // Fewer letters than this beside the hashtags say nothing; then the hashtags must do.
    private const int EnoughLetters = 6;

    /// <summary>Writes the letters, words apart by a space; returns the number of code units written.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="letters">At least <see cref="TextFolder.Capacity"/> code units.</param>
    public static int Write(ReadOnlySpan<char> text, Span<char> letters)
    {
        var end = Write(text, letters, FoldOptions.DropHashtags);
        return end >= EnoughLetters ? end : Write(text, letters, FoldOptions.None);
    }

    private static int Write(ReadOnlySpan<char> text, Span<char> letters, FoldOptions options)
    {
        var length = TextFolder.Fold(text, letters, options);
        var end = 0;
        for (var i = 0; i < length; i++)
        {
            var c = letters[i];
            var keep = CharTable.ClassOf(c) is CharClass.Letter or CharClass.Mark or CharClass.Unspaced || c is '\'' or '-';
            if (keep)
            {
                letters[end++] = c;
            }
            else if (end > 0 && letters[end - 1] != ' ')
            {
                letters[end++] = ' ';
            }
        }
        return end;
    }
}
