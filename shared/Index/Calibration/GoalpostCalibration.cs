using CcgcStream.Index.Buckets;
using CcgcStream.Index.Dimensions;
using CcgcStream.Index.Dimensions.Coverage;
using CcgcStream.Index.Methodology;

namespace CcgcStream.Index.Calibration;

/// <summary>Goalposts of one window: k is the 25th percentile of weight (at least 5), 100 points stand at the 99.5th of weight and of richness.</summary>
internal static class GoalpostCalibration
{
    /// <summary>With fewer city-windows a percentile says nothing: the goalposts stay as they were.</summary>
    internal const int FewestSamples = 20;

    private const double Smallest = 5;
    private const double Low = 0.25;
    private const double High = 0.995;

    internal static WindowGoalposts Of(WindowGoalposts basis, IReadOnlyList<BucketSums> samples)
    {
        if (samples.Count < FewestSamples)
        {
            return basis;
        }

        var weights = samples.Select(sums => ClassTotals.All(sums).Weight).Order().ToArray();
        var k = Math.Max(Smallest, Percentile(weights, Low));
        return new(
            Round(Math.Max(2 * k, Percentile(weights, High))), Round(k),
            MethodologyCheck.Facets.ToDictionary(facet => facet, facet => Reference(facet, basis.Coverage[facet], samples)));
    }

    // A facet that no source tells keeps its goalpost: a hundred points must not be had for nothing.
    private static double Reference(string facet, double basis, IReadOnlyList<BucketSums> samples)
    {
        var kind = Enum.Parse<FieldKind>(facet, ignoreCase: true);
        var richness = samples.Select(sums => Richness.Of(sums, kind).Value).Order().ToArray();
        var high = Percentile(richness, High);
        return high > 0 ? Round(Math.Max(1, high)) : basis;
    }

    internal static double Percentile(double[] sorted, double share)
    {
        var at = share * (sorted.Length - 1);
        var below = (int)at;
        return below + 1 < sorted.Length ? sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }

    /// <summary>Four digits: more would pretend that a percentile is known that well.</summary>
    internal static double Round(double value) => double.Parse(
        value.ToString("G4", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);
}
