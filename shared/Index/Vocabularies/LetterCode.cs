namespace CcgcStream.Index.Vocabularies;

/// <summary>Country and language codes of two or three Latin letters as small numbers: five bits a letter, 0 for unknown.</summary>
public static class LetterCode
{
    /// <summary>Packs a code; anything that is not two or three ASCII letters, and <c>und</c>, is 0.</summary>
    public static int Pack(string code)
    {
        if (code.Length is < 2 or > 3 || code.Equals("und", StringComparison.OrdinalIgnoreCase))
        {
            return 0;
        }

        var packed = 0;
        foreach (var letter in code)
        {
            if (!char.IsAsciiLetter(letter))
            {
                return 0;
            }

            packed = (packed << 5) | ((letter | 0x20) - 'a' + 1);
        }

        return packed;
    }

    /// <summary>The code in lower case; empty for unknown.</summary>
    public static string Unpack(int packed)
    {
        Span<char> letters = stackalloc char[3];
        var at = 3;
        for (; packed > 0 && at > 0; packed >>= 5)
        {
            letters[--at] = (char)('a' + (packed & 31) - 1);
        }

        return new string(letters[at..]);
    }
}
