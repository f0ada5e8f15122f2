namespace CcgcStream.Index.Tests.Intervals;

/// <summary>Seeded draws of the distributions that the simulated periods need.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    public double Unit() => _random.NextDouble();

    public double Between(double low, double high) => low + ((high - low) * Unit());

    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Unit())) * Math.Cos(2 * Math.PI * Unit());

    /// <summary>By counting exponential gaps; rates of some thousands are fast enough here.</summary>
    public int Poisson(double rate)
    {
        var count = 0;
        for (var sum = -Math.Log(1 - Unit()); sum < rate; sum -= Math.Log(1 - Unit()))
        {
            count++;
        }

        return count;
    }

    public int Binomial(int n, double p)
    {
        var hits = 0;
        for (var at = 0; at < n; at++)
        {
            hits += Unit() < p ? 1 : 0;
        }

        return hits;
    }

    /// <summary>Marsaglia and Tsang (2000).</summary>
    public double Gamma(double alpha)
    {
        if (alpha < 1)
        {
            return Gamma(alpha + 1) * Math.Pow(1 - Unit(), 1 / alpha);
        }

        var d = alpha - (1.0 / 3);
        while (true)
        {
            var x = Normal();
            var v = Math.Pow(1 + (x / Math.Sqrt(9 * d)), 3);
            if (v > 0 && Math.Log(1 - Unit()) < (0.5 * x * x) + d - (d * v) + (d * Math.Log(v)))
            {
                return d * v;
            }
        }
    }

    public double Beta(double mean, double strength)
    {
        var (a, b) = (Gamma(mean * strength), Gamma((1 - mean) * strength));
        return a / (a + b);
    }

    public double[] Dirichlet(params double[] alphas)
    {
        var gammas = Array.ConvertAll(alphas, Gamma);
        var sum = gammas.Sum();
        return Array.ConvertAll(gammas, gamma => gamma / sum);
    }

    public int Pick(double[] shares)
    {
        var left = Unit();
        for (var at = 0; at < shares.Length - 1; at++)
        {
            left -= shares[at];
            if (left < 0)
            {
                return at;
            }
        }

        return shares.Length - 1;
    }
}
