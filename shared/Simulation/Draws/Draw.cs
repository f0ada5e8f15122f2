namespace CcgcStream.Simulation.Draws;

/// <summary>Counter-based randomness: every draw is a pure function of (seed, piece, stream), so any piece can be made alone and on any thread.</summary>
internal static class Draw
{
    private const int BlockBits = 6;
    private const int BlockSize = 1 << BlockBits;

    /// <summary>64 well-mixed bits (two rounds of the SplitMix64 finaliser, Steele et al. 2014).</summary>
    public static ulong Bits(ulong seed, long index, DrawStream stream)
        => Mix(Mix(seed ^ ((ulong)stream * 0xD1B54A32D192ED03UL)) + ((ulong)index * 0x9E3779B97F4A7C15UL));

    /// <summary>Uniform in [0, 1).</summary>
    public static double Unit(ulong seed, long index, DrawStream stream) => ToUnit(Bits(seed, index, stream));

    /// <summary>
    /// Uniform in [0, 1), stratified: each block of 64 consecutive pieces has one draw in every 64th of the range, in a random order.
    /// Shares of a long run are then exact to a few parts in a million, while a single city's series still looks independent.
    /// </summary>
    public static double Stratified(ulong seed, long index, DrawStream stream)
    {
        var block = Bits(seed ^ 0xA5A5A5A5UL, index >> BlockBits, stream);
        var order = ((((uint)index & (BlockSize - 1)) * ((uint)block | 1)) + (uint)(block >> 32)) & (BlockSize - 1);
        return (order + Unit(seed, index, stream)) / BlockSize;
    }

    public static double ToUnit(ulong bits) => (bits >> 11) * (1.0 / (1UL << 53));

    public static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
