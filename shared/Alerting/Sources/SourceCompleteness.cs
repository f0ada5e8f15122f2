namespace CcgcStream.Alerting.Sources;

/// <summary>
/// Received over expected, where the shortfall is beyond chance: the worst suffix of the last two hours decides, since a big
/// source shows its silence within a quarter of an hour and a small one only over several.
/// </summary>
internal static class SourceCompleteness
{
    /// <summary>Standard deviations below the expectation that chance does not explain.</summary>
    private const double Beyond = 3;

    /// <summary>The counts' variance is mean x (1 + this x mean).</summary>
    private const double Overdispersion = 0.03;

    public static double Of(IReadOnlyList<SourceCell> recent)
    {
        var (received, expected, worst, completeness) = (0.0, 0.0, Beyond, 1.0);
        for (var i = recent.Count - 1; i >= 0; i--)
        {
            received += recent[i].Received;
            expected += recent[i].Expected;
            var deviation = (expected - received) / Math.Sqrt(expected * (1 + (Overdispersion * expected)));
            if (deviation >= worst)
            {
                (worst, completeness) = (deviation, received / expected);
            }
        }

        return completeness;
    }
}
