namespace CcgcStream.Text.Folding;

/// <summary>
/// Writes the form of a post that lexica and models read: lower case, one space between words, no links or handles, hashtags split at
/// their capitals, emoji as words of their own, runs of a letter cut to two.
/// </summary>
internal static class TextFolder
{
    /// <summary>Code units looked at. News leads and posts say what they say well before this; it bounds the cost of hostile text.</summary>
    public const int MaximumChars = 4096;

    /// <summary>Room that <see cref="Fold"/> may need for a text of the given length.</summary>
    public static int Capacity(int length) => (Math.Min(length, MaximumChars) * 2) + 2;

    /// <summary>Folds the text; returns the number of code units written, which begin and end with a space.</summary>
    /// <param name="text">Any text; at most <see cref="MaximumChars"/> of it are read.</param>
    /// <param name="folded">At least <see cref="Capacity"/> code units.</param>
    /// <param name="options">What else to change.</param>
    public static int Fold(ReadOnlySpan<char> text, Span<char> folded, FoldOptions options = FoldOptions.UnifyLetters | FoldOptions.ReadEmoticons)
    {
        text = text[..Math.Min(text.Length, MaximumChars)];
        var writer = new FoldedWriter(folded, (options & FoldOptions.UnifyLetters) != 0);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (CharTable.ClassOf(c))
            {
                case CharClass.Invisible:
                    break;
                case CharClass.Surrogate when i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1]):
                    writer.Symbol(c, text[++i]);
                    break;
                case CharClass.Letter when IsLink(text, i):
                    i = EndOfRun(text, i) - 1;
                    writer.Space();
                    break;
                case CharClass.Separator when (options & FoldOptions.ReadEmoticons) != 0 && Emoticons.TryRead(text[i..], out var taken, out var low):
                    writer.Symbol('\uD83D', low);
                    i += taken - 1;
                    break;
                case CharClass.Separator when c == '@' && i + 1 < text.Length && CharTable.IsWord(text[i + 1]):
                    i = EndOfHandle(text, i + 1) - 1;
                    writer.Space();
                    break;
                case CharClass.Separator when c == '#' && i + 1 < text.Length && CharTable.IsWord(text[i + 1]):
                    i = (options & FoldOptions.DropHashtags) != 0 ? EndOfHashtag(text, i + 1, ref writer) - 1 : Hashtag(text, i + 1, ref writer) - 1;
                    break;
                case CharClass.Separator or CharClass.Surrogate:
                    writer.Separator(CharTable.Fold(c));
                    break;
                default:
                    writer.Letter(c);
                    break;
            }
        }
        writer.Space();
        return writer.Length;
    }

    private static bool IsLink(ReadOnlySpan<char> text, int i)
    {
        var rest = text[i..];
        return (rest[0] is 'h' or 'H' && rest.StartsWith("http", StringComparison.OrdinalIgnoreCase) && (i == 0 || !CharTable.IsWord(text[i - 1])))
            || (rest[0] is 'w' or 'W' && rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase));
    }

    private static int EndOfRun(ReadOnlySpan<char> text, int i)
    {
        while (i < text.Length && text[i] is > ' ' and < '\u2E80')
        {
            i++;
        }
        return i;
    }

    private static int EndOfHandle(ReadOnlySpan<char> text, int i)
    {
        while (i < text.Length && (text[i] is '_' or '.' || CharTable.ClassOf(text[i]) is CharClass.Letter or CharClass.Digit))
        {
            i++;
        }
        return i;
    }

    private static int EndOfHashtag(ReadOnlySpan<char> text, int i, ref FoldedWriter writer)
    {
        writer.Space();
        while (i < text.Length && (text[i] == '_' || CharTable.IsWord(text[i])))
        {
            i++;
        }
        return i;
    }

    private static int Hashtag(ReadOnlySpan<char> text, int i, ref FoldedWriter writer)
    {
        writer.Space();
        for (var previous = '\0'; i < text.Length && (text[i] == '_' || CharTable.IsWord(text[i])); previous = text[i++])
        {
            if (text[i] == '_' || (char.IsUpper(text[i]) && char.IsLower(previous)) || (char.IsAsciiDigit(text[i]) != char.IsAsciiDigit(previous)))
            {
                writer.Space();
            }
            if (text[i] != '_')
            {
                writer.Letter(text[i]);
            }
        }
        writer.Space();
        return i;
    }
}
