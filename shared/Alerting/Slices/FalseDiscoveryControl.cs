namespace CcgcStream.Alerting.Slices;

/// <summary>
/// Benjamini-Hochberg on e-values (Wang and Ramdas 2022): of m slices, the j-th strongest fires where its evidence is at
/// least threshold + ln(m / j). It holds under any dependence between the slices, and slices of one city are dependent.
/// </summary>
internal static class FalseDiscoveryControl
{
    /// <summary>The nats that slices must reach: the threshold of a single test plus the price of looking at m of them.</summary>
    /// <param name="nats">Evidence of every slice watched.</param>
    /// <param name="threshold">Threshold of one slice alone.</param>
    public static double Threshold(IReadOnlyList<double> nats, double threshold)
    {
        if (nats.Count <= 1)
        {
            return threshold; // Looking at one costs nothing.
        }

        double[] strongest = [.. nats.OrderDescending()];
        for (var j = strongest.Length; j >= 1; j--)
        {
            var needed = threshold + Math.Log((double)strongest.Length / j);
            if (strongest[j - 1] >= needed)
            {
                return needed;
            }
        }

        return threshold + Math.Log(Math.Max(1, strongest.Length));
    }
}
