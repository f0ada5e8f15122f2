namespace CcgcStream.Simulation.Draws;

/// <summary>A short sequence of draws for the details of one piece (SplitMix64).</summary>
internal struct PieceRandom(ulong seed, long index, DrawStream stream)
{
    private ulong _state = Draw.Bits(seed, index, stream);

    public ulong NextBits() => Draw.Mix(_state += 0x9E3779B97F4A7C15UL);

    /// <summary>Uniform in [0, 1).</summary>
    public double NextUnit() => Draw.ToUnit(NextBits());

    /// <summary>Uniform in 0..<paramref name="bound"/> - 1 (multiply and shift; the bias is below 2^-32).</summary>
    public int Next(int bound) => (int)(((NextBits() >> 32) * (ulong)bound) >> 32);

    public bool Chance(double probability) => NextUnit() < probability;

    /// <summary>Log-normal with the given median: exp of a sum of uniforms, close enough to normal for sizes of audiences.</summary>
    public double NextLogNormal(double median, double sigma)
    {
        var z = (NextUnit() + NextUnit() + NextUnit() + NextUnit() - 2) * 1.7320508;
        return median * Math.Exp(sigma * z);
    }
}
