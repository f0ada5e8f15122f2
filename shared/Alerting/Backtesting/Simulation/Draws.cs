namespace CcgcStream.Alerting.Backtesting.Simulation;

/// <summary>Draws from the distributions the simulations need. The generator is seeded, so that a run can be repeated.</summary>
internal static class Draws
{
    /// <summary>Standard normal (Box and Muller).</summary>
    public static double Normal(this Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>Exponential of a mean.</summary>
    public static double Exponential(this Random random, double mean) => -mean * Math.Log(1 - random.NextDouble());

    /// <summary>Uniform in [low, high).</summary>
    public static double Between(this Random random, double low, double high) => low + (random.NextDouble() * (high - low));

    /// <summary>Poisson, in parts of at most 30 so that the product stays well above the smallest number.</summary>
    public static int Poisson(this Random random, double mean)
    {
        var count = 0;
        while (mean > 30)
        {
            count += random.Poisson(30);
            mean -= 30;
        }

        var limit = Math.Exp(-mean);
        for (var product = random.NextDouble(); product > limit; product *= random.NextDouble())
        {
            count++;
        }

        return count;
    }

    /// <summary>Logistic function.</summary>
    public static double Logistic(double x) => 1 / (1 + Math.Exp(-x));

    /// <summary>Its inverse.</summary>
    public static double Logit(double p) => Math.Log(p / (1 - p));
}
