namespace CcgcStream.Text.Folding;

/// <summary>Faces typed with punctuation: eyes, perhaps a nose, a mouth. They say more of a post's mood than most of its words.</summary>
internal static class Emoticons
{
    private const char Smiling = '\uDE42';
    private const char Laughing = '\uDE03';
    private const char Winking = '\uDE09';
    private const char Sad = '\uDE41';
    private const char Crying = '\uDE22';
    private const char Wry = '\uDE15';
    private const char Tongue = '\uDE1B';
    private const char Kissing = '\uDE18';
    private const char Heart = '\uDC95';

    /// <summary>Reads the face that the text begins with: how many code units it takes and the second half of its emoji (the first is U+D83D).</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out int taken, out char low)
    {
        (taken, low) = (0, '\0');
        if (text.Length < 2)
        {
            return false;
        }
        if (text[0] is '<' && text[1] is '3')
        {
            (taken, low) = (2, Heart);
            return true;
        }
        if (text[0] is '^' && (text[1] is '^' || (text.Length > 2 && text[1] is '_' or '-' && text[2] is '^')))
        {
            (taken, low) = (text[1] is '^' ? 2 : 3, Laughing);
            return true;
        }
        if (text[0] is not (':' or ';' or '='))
        {
            return false;
        }
        var mouth = 1;
        var tear = text[mouth] is '\'';
        mouth += tear ? 1 : 0;
        if (mouth < text.Length - 1 && text[mouth] is '-' or 'o' or '^')
        {
            mouth++;
        }
        low = mouth < text.Length ? Face(text[0], text[mouth], tear) : '\0';
        // ":d" may begin a word; a mouth that is a letter ends the face.
        if (low == '\0' || (char.IsLetter(text[mouth]) && mouth + 1 < text.Length && char.IsLetterOrDigit(text[mouth + 1])))
        {
            return false;
        }
        taken = mouth + 1;
        while (taken < text.Length && text[taken] == text[mouth])
        {
            taken++;
        }
        return true;
    }

    private static char Face(char eyes, char mouth, bool tear) => mouth switch
    {
        ')' or ']' or '}' => tear ? Laughing : eyes == ';' ? Winking : Smiling,
        'D' => Laughing,
        '(' or '[' or '{' => tear ? Crying : Sad,
        '/' or '\\' or '|' => eyes == ':' ? Wry : '\0',
        'P' or 'p' => Tongue,
        '*' => Kissing,
        _ => '\0',
    };
}
