namespace CcgcStream.Index.Vocabularies;

/// <summary>A 64-bit hash of text that is part of stored state: the same for ever and on every machine. Not for security.</summary>
public static class StableHash
{
    /// <summary>FNV-1a over UTF-16 code units, finished with the mixer of SplitMix64 so that the low bits are usable alone.</summary>
    public static ulong Of(ReadOnlySpan<char> text, ulong salt = 0)
    {
        var hash = 14695981039346656037UL ^ Mix(salt);
        foreach (var unit in text)
        {
            hash = (hash ^ (byte)unit) * 1099511628211UL;
            hash = (hash ^ (byte)(unit >> 8)) * 1099511628211UL;
        }

        return Mix(hash);
    }

    /// <summary>The finaliser of SplitMix64 (Steele, Lea and Flood 2014): a bijection.</summary>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}
