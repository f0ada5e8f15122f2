namespace CcgcStream.Index.Intervals;

/// <summary>A 90 % interval.</summary>
public readonly record struct Interval(double Lo, double Hi)
{
    // Cantelli (1928): whatever the distribution, no more than 1/(1 + k^2) of it lies more than k standard deviations to one side of its mean.
    // So neither end of a 90 % interval lies further from it than this many: sqrt(1/0.05 - 1).
    private const double Furthest = 4.358898943540674;

    /// <summary>
    /// Of a share in 0..1 known by mean and variance: normal on the logit, so that it never leaves 0..1. Next to 0 and 1 the logit's slope
    /// grows without bound, and a share of 0.9995 known to 0.01 would get all of 0..1: there Cantelli's inequality is the limit.
    /// </summary>
    public static Interval OfShare(double mean, double variance)
    {
        var inside = Math.Clamp(mean, 1e-6, 1 - 1e-6);
        var centre = Math.Log(inside / (1 - inside));
        var sd = Math.Sqrt(Math.Max(0, variance));
        var half = Normal.Z90 * sd / (inside * (1 - inside));
        return new(
            Math.Max(Logistic(centre - half), Math.Max(0, inside - (Furthest * sd))), Math.Min(Logistic(centre + half), Math.Min(1, inside + (Furthest * sd))));
    }

    /// <summary>
    /// Of a Gamma distribution with this shape and scale, by the cube-root transformation of Wilson and Hilferty (1931); for shapes of
    /// 1/2 and more the quantiles are within 3 % of the shape's own standard deviation.
    /// </summary>
    public static Interval OfGamma(double shape, double scale)
    {
        return new(Quantile(-Normal.Z90), Quantile(Normal.Z90));

        double Quantile(double z)
        {
            var root = 1 - (1 / (9 * shape)) + (z / (3 * Math.Sqrt(shape)));
            return scale * shape * Math.Pow(Math.Max(0, root), 3);
        }
    }

    /// <summary>Of a share, by Wilson's score method (1927), with an effective sample size.</summary>
    public static Interval Wilson(double share, double n)
    {
        if (!(n > 0))
        {
            return new(0, 1);
        }

        const double z2 = Normal.Z90 * Normal.Z90;
        var centre = (share + (z2 / (2 * n))) / (1 + (z2 / n));
        var half = Normal.Z90 / (1 + (z2 / n)) * Math.Sqrt((share * (1 - share) / n) + (z2 / (4 * n * n)));
        return new(Math.Max(0, centre - half), Math.Min(1, centre + half));
    }

    internal static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
}
