using CcgcStream.Text.Cities.Matching;
using CcgcStream.Text.Normalisation;

namespace CcgcStream.Text.Cities.Reading;

/// <summary>Where a name may begin and end, script by script.</summary>
internal static class Bounds
{
    private const int LongestParticle = 8;

    /// <summary>True when no word goes on at a position.</summary>
    public static bool WordEnds(ReadOnlySpan<char> text, int end)
    {
        if (end >= text.Length)
        {
            return true;
        }

        var last = CharClasses.Of(text[end - 1]);
        return last is CharClass.Hangul or CharClass.Suffixing || !CharClasses.IsSpacedLetter(last) || CharClasses.Of(text[end]) != last;
    }

    /// <summary>True when a word begins at a position.</summary>
    public static bool Begins(ReadOnlySpan<char> text, int at) => at == 0
        || !CharClasses.IsSpacedLetter(CharClasses.Of(text[at])) || CharClasses.Of(text[at - 1]) != CharClasses.Of(text[at]);

    /// <summary>True when evidence may begin at a position: where a word does, or where particles are written before it.</summary>
    public static bool WordBegins(int start, int wordStart, CharClass kind) =>
        start == wordStart || !CharClasses.IsSpacedLetter(kind) || kind is CharClass.Hangul or CharClass.Arabic or CharClass.Hebrew;

    /// <summary>True when the rest of the word is what the script allows after a name.</summary>
    public static bool Fits(Gazetteer gazetteer, ReadOnlySpan<char> text, int start, int end, int wordStart, Form form)
    {
        var last = CharClasses.Of(text[end - 1]);
        if (end >= text.Length || CharClasses.Of(text[end]) != last)
        {
            return last != CharClass.Hangul || KoreanStart(gazetteer, text, start, end, wordStart);
        }

        return last switch
        {
            CharClass.Hangul => KoreanStart(gazetteer, text, start, end, wordStart) && KoreanEnd(gazetteer, text, end, end - start >= 3 && form.Plain),
            CharClass.Suffixing => end - start >= 4 && WordLength(text, end, last, LongestParticle) <= LongestParticle,
            CharClass.Katakana => false,
            _ => !CharClasses.IsSpacedLetter(last),
        };
    }

    /// <summary>
    /// In a hashtag written as one word, a name counts at a capital letter, beside words that go with cities, at an end when it is five
    /// letters or longer, and anywhere when it is seven or longer.
    /// </summary>
    public static bool FitsTag(Gazetteer gazetteer, FoldedText folded, int start, int end, bool begins)
    {
        var text = folded.Chars;
        var ends = end >= text.Length || CharClasses.Of(text[end]) != CharClass.Latin || (folded.IsCapital(end) && !folded.IsCapital(end - 1));
        if (begins && ends)
        {
            return true;
        }

        var length = end - start;
        return length >= 7 || (length >= 5 && (ends || (begins && (length >= 6 || TagWordAt(gazetteer, text, end)))));
    }

    private static bool TagWordAt(Gazetteer gazetteer, ReadOnlySpan<char> text, int at)
    {
        var length = WordLength(text, at, CharClass.Latin, 24);
        return length <= 24 && gazetteer.TagWords.Find(text.Slice(at, length)) >= 0;
    }

    private static bool KoreanStart(Gazetteer gazetteer, ReadOnlySpan<char> text, int start, int end, int wordStart) =>
        start == wordStart || end - start >= 4 || (start - wordStart <= 4 && gazetteer.Prefixes.Find(text[wordStart..start]) >= 0);

    private static bool KoreanEnd(Gazetteer gazetteer, ReadOnlySpan<char> text, int end, bool free)
    {
        if (free)
        {
            return true;
        }

        for (var steps = 0; steps < 3; steps++)
        {
            var length = Particle(gazetteer.Particles, text, end);
            if (length == 0)
            {
                return false;
            }

            end += length;
            if (end >= text.Length || CharClasses.Of(text[end]) != CharClass.Hangul)
            {
                return true;
            }
        }

        return false;
    }

    private static int Particle(Trie particles, ReadOnlySpan<char> text, int at)
    {
        var (longest, node) = (0, particles.First(text[at]));
        for (var i = at; node != 0; node = particles.Next(node, text[i]))
        {
            longest = particles.Value(node) >= 0 ? i - at + 1 : longest;
            if (++i >= text.Length)
            {
                break;
            }
        }

        return longest;
    }

    private static int WordLength(ReadOnlySpan<char> text, int at, CharClass kind, int limit)
    {
        var end = at;
        while (end < text.Length && end - at <= limit && CharClasses.Of(text[end]) == kind)
        {
            end++;
        }

        return end - at;
    }
}
