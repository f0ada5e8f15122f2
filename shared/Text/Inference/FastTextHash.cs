namespace CcgcStream.Text.Inference;

/// <summary>fastText's FNV-1a: bytes are sign-extended before the exclusive or, and every shipped model depends on it.</summary>
internal static class FastTextHash
{
    public const uint Start = 2166136261;
    private const uint Prime = 16777619;

    /// <summary>Multiplier by which hashes of neighbouring words are joined.</summary>
    public const ulong WordNgramFactor = 116049371;

    public static uint Add(uint hash, byte value) => (hash ^ (uint)(sbyte)value) * Prime;

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var hash = Start;
        foreach (var b in bytes)
        {
            hash = Add(hash, b);
        }
        return hash;
    }
}
