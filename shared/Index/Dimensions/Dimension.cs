using CcgcStream.Index.Intervals;

namespace CcgcStream.Index.Dimensions;

/// <summary>The five dimensions, in the order in which arrays of them stand.</summary>
public enum Dimension
{
    Volume,
    Reputation,
    Coverage,
    Dynamism,
    Responsiveness,
}

/// <summary>A dimension with the parts that it is made of.</summary>
public sealed record DimensionScore(Dimension Dimension, Estimate Estimate, IReadOnlyList<PartScore> Parts)
{
    /// <summary>Points that the dimension moves by one standard deviation of the number of pieces, which moves all of them together.</summary>
    internal double Common => 100 * Parts.Sum(part => part.Weight * part.Common);
}

/// <summary>A part of a dimension: the dimension is 100 times the sum of weight times value.</summary>
/// <param name="Name">Public name.</param>
/// <param name="Weight">Share of the dimension.</param>
/// <param name="Value">0..1.</param>
/// <param name="Variance">Of the value.</param>
/// <param name="Missing">Nothing to estimate it from: the value is its prior.</param>
/// <param name="Common">How far one standard deviation of the number of pieces moves the value; its square is part of the variance.</param>
/// <param name="Richness">For coverage: effective number of categories exp(entropy), for display; otherwise 0.</param>
public sealed record PartScore(string Name, double Weight, double Value, double Variance, bool Missing = false, double Common = 0, double Richness = 0)
{
    /// <summary>Points that this part brings to its dimension.</summary>
    public double Points => 100 * Weight * Value;
}
