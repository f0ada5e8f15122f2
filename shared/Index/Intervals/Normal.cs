namespace CcgcStream.Index.Intervals;

/// <summary>The standard normal distribution, as far as the index needs it.</summary>
public static class Normal
{
    /// <summary>The 95th percentile: half the width of a 90 % interval in standard deviations.</summary>
    public const double Z90 = 1.6448536269514722;
}
