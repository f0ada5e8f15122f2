namespace CcgcStream.Index.Dimensions;

/// <summary>A share pulled toward a prior by a number of imaginary observations.</summary>
public readonly record struct ShrunkShare(double Value, double Variance)
{
    /// <summary>Share of <paramref name="hits"/> in <paramref name="n"/>; the variance is that of a Beta posterior.</summary>
    public static ShrunkShare Of(double hits, double n, double prior, double strength)
    {
        var value = (Math.Clamp(hits, 0, n) + (prior * strength)) / (n + strength);
        return new(value, value * (1 - value) / (n + strength + 1));
    }
}
