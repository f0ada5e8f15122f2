using CcgcStream.Index.Intervals;
using CcgcStream.Index.Methodology;

namespace CcgcStream.Index.Dimensions;

/// <summary>Puts weighted parts together. A part of which nothing is known costs a grade.</summary>
internal static class PartMix
{
    internal static DimensionScore Mix(
        Dimension dimension, IReadOnlyList<PartScore> parts, double nEff, MethodologyFile rules, double completeness)
    {
        var allMissing = parts.All(part => part.Missing);
        var mixed = rules.Missing == MissingRule.Share && !allMissing ? Shared(parts) : parts;
        var value = mixed.Sum(part => part.Weight * part.Value);
        var variance = VarianceOf(mixed);
        var interval = Interval.OfShare(value, variance);
        var (lo, hi) = (Math.Min(100 * value, 100 * interval.Lo), Math.Max(100 * value, 100 * interval.Hi));
        var grade = allMissing ? 'D' : Grades.Of(lo, hi, nEff, rules.MinimumEffective, parts.Any(part => part.Missing));
        return new(dimension, new Estimate(100 * value, lo, hi, 100 * Math.Sqrt(variance), nEff, grade, completeness, allMissing), mixed);
    }

    /// <summary>Variance of the weighted sum: apart, but for what the number of pieces does to all of them at once.</summary>
    internal static double VarianceOf(IReadOnlyList<PartScore> parts)
    {
        var common = parts.Sum(part => part.Weight * part.Common);
        return parts.Sum(part => part.Weight * part.Weight * Math.Max(0, part.Variance - (part.Common * part.Common))) + (common * common);
    }

    private static IReadOnlyList<PartScore> Shared(IReadOnlyList<PartScore> parts)
    {
        var known = parts.Where(part => !part.Missing).Sum(part => part.Weight);
        return [.. parts.Select(part => part with { Weight = part.Missing ? 0 : part.Weight / known })];
    }
}
