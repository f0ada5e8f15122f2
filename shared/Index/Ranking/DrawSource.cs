using System.Runtime.Intrinsics;
using CcgcStream.Index.Vocabularies;

namespace CcgcStream.Index.Ranking;

/// <summary>Seeded random draws, eight normals at a time (Box and Muller 1958 over eight xorshift generators, Marsaglia 2003).</summary>
internal sealed class DrawSource
{
    private Vector256<uint> _state;
    private Vector256<float> _spare;
    private bool _hasSpare;
    private ulong _scalar;

    internal DrawSource(ulong seed)
    {
        _scalar = seed;
        var lanes = new uint[8];
        for (var lane = 0; lane < lanes.Length; lane++)
        {
            lanes[lane] = (uint)Next() | 1; // An all-zero lane would stay zero for ever.
        }

        _state = Vector256.Create(lanes);
    }

    /// <summary>In [0, 1).</summary>
    internal double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    internal double Normal() => Math.Sqrt(-2 * Math.Log(1 - Uniform())) * Math.Cos(2 * Math.PI * Uniform());

    internal Vector256<float> Normals()
    {
        if (_hasSpare)
        {
            _hasSpare = false;
            return _spare;
        }

        var radius = Vector256.Sqrt(Vector256.Create(-2f) * Vector256.Log(Uniforms()));
        var (sine, cosine) = Vector256.SinCos(Uniforms() * (2 * MathF.PI));
        (_spare, _hasSpare) = (radius * sine, true);
        return radius * cosine;
    }

    /// <summary>Dirichlet by normalised Gamma draws (Marsaglia and Tsang 2000).</summary>
    internal void Dirichlet(double[] alphas, float[] into)
    {
        double sum = 0;
        Span<double> gammas = stackalloc double[alphas.Length];
        for (var at = 0; at < alphas.Length; at++)
        {
            sum += gammas[at] = Gamma(alphas[at]);
        }

        for (var at = 0; at < alphas.Length; at++)
        {
            into[at] = (float)(gammas[at] / sum);
        }
    }

    internal double Gamma(double alpha)
    {
        if (alpha < 1)
        {
            return Gamma(alpha + 1) * Math.Pow(1 - Uniform(), 1 / alpha);
        }

        var d = alpha - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = Normal();
            var v = Math.Pow(1 + (c * x), 3);
            if (v > 0 && Math.Log(1 - Uniform()) < (0.5 * x * x) + d - (d * v) + (d * Math.Log(v)))
            {
                return d * v;
            }
        }
    }

    // In (0, 1): 24 bits and a half, so that the logarithm is finite.
    private Vector256<float> Uniforms()
    {
        _state ^= _state << 13;
        _state ^= _state >> 17;
        _state ^= _state << 5;
        return (Vector256.ConvertToSingle((_state >> 8).AsInt32()) + Vector256.Create(0.5f)) * (1f / (1 << 24));
    }

    private ulong Next() => StableHash.Mix(_scalar += 0x9E3779B97F4A7C15UL);
}
