using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CcgcStream.Text.Stories;

/// <summary>
/// Minima of a set of features under many permutations (Broder 1997): two sets agree on one minimum with the probability of their
/// Jaccard similarity. Permutations are x -> (x ^ b) * a on 32 bits with odd a, eight at a time.
/// </summary>
internal ref struct MinHash
{
    private readonly Span<Vector256<uint>> _minima;
    private readonly ReadOnlySpan<Vector256<uint>> _factors;
    private readonly ReadOnlySpan<Vector256<uint>> _masks;

    /// <param name="minima">One vector for eight permutations.</param>
    public MinHash(Span<Vector256<uint>> minima)
    {
        _minima = minima;
        _minima.Fill(Vector256<uint>.AllBitsSet);
        _factors = Permutations.Factors.AsSpan(0, minima.Length);
        _masks = Permutations.Masks.AsSpan(0, minima.Length);
    }

    /// <summary>Number of features added.</summary>
    public int Count { get; private set; }

    public void Add(ulong feature)
    {
        Count++;
        var x = Vector256.Create((uint)(StoryHash.Finish(feature) >> 32));
        for (var i = 0; i < _minima.Length; i++)
        {
            _minima[i] = Vector256.Min(_minima[i], (x ^ _masks[i]) * _factors[i]);
        }
    }

    /// <summary>Joins minima, so many at a time, to super-shingles: two sets share one with that power of their similarity.</summary>
    /// <param name="size">Minima in each super-shingle.</param>
    /// <param name="salt">Separates families of features, and texts that must not meet.</param>
    /// <param name="into">Filled; one value for each group of minima.</param>
    public readonly void SuperShingles(int size, ulong salt, Span<ulong> into)
    {
        var minima = MemoryMarshal.Cast<Vector256<uint>, uint>(_minima);
        for (var group = 0; group < into.Length; group++)
        {
            var hash = StoryHash.Add(salt, (ulong)group);
            foreach (var minimum in minima.Slice(group * size, size))
            {
                hash = StoryHash.Add(hash, minimum);
            }

            into[group] = StoryHash.Finish(hash);
        }
    }

    private static class Permutations
    {
        private const int Vectors = 16;
        public static readonly Vector256<uint>[] Factors = Make(0x243F6A8885A308D3, 1);
        public static readonly Vector256<uint>[] Masks = Make(0x13198A2E03707344, 0);

        private static Vector256<uint>[] Make(ulong seed, uint odd)
        {
            var vectors = new Vector256<uint>[Vectors];
            Span<uint> lanes = stackalloc uint[8];
            for (var i = 0; i < Vectors; i++)
            {
                for (var lane = 0; lane < 8; lane++)
                {
                    lanes[lane] = (uint)(StoryHash.Finish(seed + (ulong)((i * 8) + lane)) >> 32) | odd;
                }

                vectors[i] = Vector256.Create<uint>(lanes);
            }

            return vectors;
        }
    }
}
