namespace CcgcStream.Index.Mentions;

/// <summary>What one copy of a story is worth: (1 + log2 m) / m, so that m copies are worth 1 + log2 m together.</summary>
public static class StoryPrice
{
    private const int Tabled = 4096;
    private static readonly int[] Table = [.. Enumerable.Range(0, Tabled).Select(size => size == 0 ? 0 : Compute(size))];

    /// <summary>Price of each of <paramref name="size"/> copies, micro-units, at most 1,000,000.</summary>
    public static int Micro(int size) => (uint)size < Tabled ? Table[size] : Compute(size);

    private static int Compute(int size) => (int)Math.Round(1_000_000 * (1 + Math.Log2(size)) / size, MidpointRounding.ToEven);
}
