using System.Numerics;

namespace CcgcStream.Text.Stories;

/// <summary>64-bit mixing that is the same in every process and on every machine: sketches are stored and compared for years.</summary>
internal static class StoryHash
{
    /// <summary>Start of a running hash.</summary>
    public const ulong Seed = 0x9E3779B97F4A7C15;

    /// <summary>Adds one value to a running hash (multiply and rotate, as in FxHash).</summary>
    public static ulong Add(ulong hash, ulong value) => (BitOperations.RotateLeft(hash, 5) ^ value) * 0x517CC1B727220A95;

    /// <summary>Spreads every bit over the word (finaliser of MurmurHash3).</summary>
    public static ulong Finish(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCD;
        hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53;
        return hash ^ (hash >> 33);
    }

    /// <summary>Hash of a string of UTF-16 units.</summary>
    public static ulong Of(ReadOnlySpan<char> text)
    {
        var hash = Seed;
        foreach (var c in text)
        {
            hash = Add(hash, c);
        }

        return Finish(hash);
    }
}
