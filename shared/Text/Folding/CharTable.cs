using System.Globalization;

namespace CcgcStream.Text.Folding;

/// <summary>One look-up per code unit in place of Unicode category calls, which cost more than the models themselves.</summary>
internal static class CharTable
{
    private static readonly byte[] Classes = BuildClasses();
    private static readonly char[] Lower = BuildLower();
    private static readonly char[] Unified = BuildUnified();

    public static CharClass ClassOf(char c) => (CharClass)Classes[c];

    public static bool IsWord(char c) => (CharClass)Classes[c] is CharClass.Letter or CharClass.Mark or CharClass.Digit or CharClass.Unspaced;

    /// <summary>Lower case and half width.</summary>
    public static char Fold(char c) => Lower[c];

    /// <summary>As <see cref="Fold"/>, with one form for the Arabic letters that writers interchange.</summary>
    public static char Unify(char c) => Unified[c];

    private static byte[] BuildClasses()
    {
        var classes = new byte[char.MaxValue + 1];
        for (var i = 0; i < classes.Length; i++)
        {
            classes[i] = (byte)Classify((char)i);
        }
        return classes;
    }

    private static CharClass Classify(char c) => c switch
    {
        _ when char.IsSurrogate(c) => CharClass.Surrogate,
        '\u00AD' or '\u0640' or '\uFEFF' or '\uFE0F' or '\uFE0E' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E')
            or (>= '\u2060' and <= '\u2069') => CharClass.Invisible,
        (>= '\u064B' and <= '\u0652') or '\u0670' or (>= '\u0591' and <= '\u05BD') => CharClass.Invisible,
        _ when IsUnspaced(c) => CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.OtherPunctuation ? CharClass.Separator : CharClass.Unspaced,
        _ => CharUnicodeInfo.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => CharClass.Letter,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => CharClass.Mark,
            UnicodeCategory.DecimalDigitNumber => CharClass.Digit,
            _ => CharClass.Separator,
        },
    };

    private static bool IsUnspaced(char c) =>
        c is (>= '\u0E00' and <= '\u0EFF') or (>= '\u0F00' and <= '\u109F') or (>= '\u1780' and <= '\u17FF')
            or (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF')
            or (>= '\uF900' and <= '\uFAFF') or '\u3005';

    private static char[] BuildLower()
    {
        var lower = new char[char.MaxValue + 1];
        for (var i = 0; i < lower.Length; i++)
        {
            var c = (char)i;
            lower[i] = c switch
            {
                >= '\uFF01' and <= '\uFF5E' => char.ToLowerInvariant((char)(c - 0xFEE0)),
                '\u2019' or '\u2018' or '\u02BC' or '\u0060' => '\'',
                _ => char.ToLowerInvariant(c),
            };
        }
        return lower;
    }

    private static char[] BuildUnified()
    {
        var unified = BuildLower();
        foreach (var (from, to) in (ReadOnlySpan<(char, char)>)
            [('\u0622', '\u0627'), ('\u0623', '\u0627'), ('\u0625', '\u0627'), ('\u0671', '\u0627'), ('\u0649', '\u064A'),
                ('\u06CC', '\u064A'), ('\u0629', '\u0647'), ('\u06A9', '\u0643')])
        {
            unified[from] = to;
        }
        return unified;
    }
}
