namespace CcgcStream.Text.Normalisation;

/// <summary>How a folded character takes part in words.</summary>
internal enum CharClass : byte
{
    /// <summary>Space, punctuation, symbol: between words.</summary>
    Separator,
    Digit,
    Latin,
    Cyrillic,
    Greek,
    Arabic,
    Hebrew,

    /// <summary>Korean: words carry particles.</summary>
    Hangul,

    /// <summary>Scripts whose words carry suffixes that are not listed: Indic, Georgian, Armenian, Ethiopic.</summary>
    Suffixing,

    /// <summary>Chinese characters: no space between words.</summary>
    Han,
    Hiragana,
    Katakana,

    /// <summary>Thai, Lao, Khmer, Burmese, Tibetan: no space between words.</summary>
    Unspaced,
}

/// <summary>Character classes by table.</summary>
internal static class CharClasses
{
    private static readonly (int First, int Last, CharClass Class)[] Ranges =
    [
        ('0', '9', CharClass.Digit), ('a', 'z', CharClass.Latin), (0xC0, 0x24F, CharClass.Latin), (0x1E00, 0x1EFF, CharClass.Latin),
        (0x370, 0x3FF, CharClass.Greek), (0x400, 0x52F, CharClass.Cyrillic), (0x531, 0x587, CharClass.Suffixing),
        (0x5D0, 0x5F4, CharClass.Hebrew), (0x620, 0x6FF, CharClass.Arabic), (0x750, 0x77F, CharClass.Arabic),
        (0x900, 0xDFF, CharClass.Suffixing), (0xE00, 0xFFF, CharClass.Unspaced), (0x1000, 0x109F, CharClass.Unspaced),
        (0x10A0, 0x10FF, CharClass.Suffixing), (0x1200, 0x139F, CharClass.Suffixing), (0x1780, 0x17FF, CharClass.Unspaced),
        (0x3041, 0x309F, CharClass.Hiragana), (0x30A1, 0x30FF, CharClass.Katakana), (0x3005, 0x3007, CharClass.Han),
        (0x3400, 0x9FFF, CharClass.Han), (0xAC00, 0xD7A3, CharClass.Hangul), (0xF900, 0xFAFF, CharClass.Han),
    ];

    // After the ranges: static fields are set in the order of the text.
    private static readonly CharClass[] Table = Build();

    public static CharClass Of(char folded) => Table[folded];

    /// <summary>True where words are not separated by spaces.</summary>
    public static bool IsUnspaced(CharClass c) => c >= CharClass.Han;

    /// <summary>True where a name may only begin at the beginning of a word.</summary>
    public static bool IsSpacedLetter(CharClass c) => c is >= CharClass.Latin and <= CharClass.Suffixing;

    private static CharClass[] Build()
    {
        var table = new CharClass[65536];
        foreach (var (first, last, value) in Ranges)
        {
            Array.Fill(table, value, first, last - first + 1);
        }

        table[0xD7] = table[0xF7] = CharClass.Separator;
        table[0x964] = table[0x965] = CharClass.Separator;
        table[0x6D4] = table[0x60C] = table[0x61B] = table[0x61F] = CharClass.Separator;
        table[0xF0B] = table[0xF0D] = CharClass.Separator;
        return table;
    }
}
