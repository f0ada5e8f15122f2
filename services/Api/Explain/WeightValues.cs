using System.Globalization;
using CcgcStream.Api.Problems;
using CcgcStream.Index.Methodology;

namespace CcgcStream.Api.Explain;

/// <summary>Reads what-if weights.</summary>
internal static class WeightValues
{
    /// <summary>Five weights in the order of the dimensions, brought to a sum of 1; null when absent.</summary>
    /// <exception cref="QueryProblem">Not five, negative, or all zero.</exception>
    public static DimensionWeights? Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }
        var numbers = text.Split(',');
        var values = new double[5];
        var good = numbers.Length == values.Length;
        for (var i = 0; good && i < values.Length; i++)
        {
            good = double.TryParse(numbers[i], NumberStyles.Float, CultureInfo.InvariantCulture, out values[i]);
        }
        return (good ? new DimensionWeights(values[0], values[1], values[2], values[3], values[4]).Normalised() : null)
            ?? throw new QueryProblem("weights", "'weights' must be five numbers of 0 or more, not all 0, such as 1,2,1,1,1.");
    }
}
