using CcgcStream.Text.Folding;

namespace CcgcStream.Text.Linear;

/// <summary>
/// The features that the linear models weigh, as hashes: words, pairs of words, beginnings of words (which stand for their inflections),
/// and n-grams where words run together. The same in training and in use; no allocation.
/// </summary>
internal static class TextFeatures
{
    /// <summary>Most features taken of a text; a post has a hundred or two.</summary>
    public const int Maximum = 1024;

    private const int LongestWord = 24;
    private const uint WordSalt = 0x811C9DC5;
    private const uint PairSalt = 0x2545F491;
    private const uint StemSalt = 0x7F4A7C15;
    private const uint GramSalt = 0x165667B1;

    /// <summary>Hashes the features of a folded text; returns how many were written.</summary>
    public static int Extract(ReadOnlySpan<char> folded, Span<uint> features)
    {
        var (count, previous) = (0, 0u);
        for (var i = 1; i < folded.Length && count < features.Length - 8;)
        {
            if (folded[i] == ' ')
            {
                i++;
                continue;
            }
            if (CharTable.ClassOf(folded[i]) == CharClass.Unspaced)
            {
                count = Grams(folded, i++, features, count);
                previous = 0;
                continue;
            }
            var end = i;
            while (end < folded.Length && folded[end] != ' ' && CharTable.ClassOf(folded[end]) != CharClass.Unspaced)
            {
                end++;
            }
            var word = folded[i..Math.Min(end, i + LongestWord)];
            var hash = Hash(word, WordSalt);
            features[count++] = hash;
            if (previous != 0)
            {
                features[count++] = Mix((previous * 31) ^ hash ^ PairSalt);
            }
            count = Stems(word, features, count);
            (previous, i) = (hash, end);
        }
        return count;
    }

    private static int Stems(ReadOnlySpan<char> word, Span<uint> features, int count)
    {
        // A Hangul syllable says as much as two or three letters of other alphabets.
        if (word[0] is >= '\uAC00' and <= '\uD7A3')
        {
            if (word.Length > 2)
            {
                features[count++] = Hash(word[..2], StemSalt);
            }
            if (word.Length > 3)
            {
                features[count++] = Hash(word[..3], StemSalt);
            }
            return count;
        }
        if (word.Length > 4)
        {
            features[count++] = Hash(word[..4], StemSalt);
        }
        if (word.Length > 6)
        {
            features[count++] = Hash(word[..6], StemSalt);
        }
        return count;
    }

    // Of an unspaced script every character begins grams: one to three ideographs, or three to five letters of Thai and its like.
    private static int Grams(ReadOnlySpan<char> folded, int i, Span<uint> features, int count)
    {
        var (shortest, longest) = folded[i] < '\u2E80' ? (3, 5) : (1, 3);
        var hash = GramSalt;
        for (var n = 1; n <= longest && i + n <= folded.Length && folded[i + n - 1] != ' '; n++)
        {
            hash = (hash ^ folded[i + n - 1]) * 0x01000193;
            if (n >= shortest)
            {
                features[count++] = Mix(hash);
            }
        }
        return count;
    }

    private static uint Hash(ReadOnlySpan<char> text, uint salt)
    {
        foreach (var c in text)
        {
            salt = (salt ^ c) * 0x01000193;
        }
        return Mix(salt);
    }

    private static uint Mix(uint h)
    {
        h = (h ^ (h >> 16)) * 0x85EBCA6B;
        h = (h ^ (h >> 13)) * 0xC2B2AE35;
        return h ^ (h >> 16);
    }
}
