namespace CcgcStream.Alerting.Scores;

/// <summary>The standard normal distribution.</summary>
internal static class NormalDistribution
{
    /// <summary>P(Z below z), by formula 26.2.17 of Abramowitz and Stegun; error under 8e-8.</summary>
    public static double Below(double z)
    {
        var t = 1 / (1 + (0.2316419 * Math.Abs(z)));
        var tail = t * (0.319381530 + (t * (-0.356563782 + (t * (1.781477937 + (t * (-1.821255978 + (t * 1.330274429))))))));
        var above = Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) * tail;
        return z >= 0 ? 1 - above : above;
    }
}
