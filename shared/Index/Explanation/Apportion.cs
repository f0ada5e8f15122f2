namespace CcgcStream.Index.Explanation;

/// <summary>Splits a whole number of micro-points over amounts so that the parts sum to it exactly.</summary>
public static class Apportion
{
    /// <summary>Points as micro-points.</summary>
    public static long Micro(double points) => (long)Math.Round(points * 1e6);

    /// <summary>Rounds amounts (in points) and puts what rounding leaves over on the largest ones, one micro-point each.</summary>
    /// <param name="totalMicro">What the parts have to sum to.</param>
    /// <param name="points">The amounts; they sum to the total but for rounding.</param>
    public static long[] Exact(long totalMicro, IReadOnlyList<double> points)
    {
        var parts = points.Select(Micro).ToArray();
        if (parts.Length == 0)
        {
            return parts;
        }

        var left = totalMicro - parts.Sum();
        var order = Enumerable.Range(0, parts.Length).OrderByDescending(at => Math.Abs(points[at])).ThenBy(at => at).ToArray();
        foreach (var at in order)
        {
            parts[at] += Math.Sign(left);
            left -= Math.Sign(left);
        }

        parts[order[0]] += left;
        return parts;
    }

    /// <summary>Splits a total in proportion to shares that need not be normalised; nothing but zeroes leaves all of it to the first.</summary>
    public static long[] ByShare(long totalMicro, IReadOnlyList<double> shares)
    {
        var sum = shares.Sum();
        return Exact(totalMicro, [.. shares.Select(share => sum == 0 ? 0 : totalMicro / 1e6 * share / sum)]);
    }
}
