namespace CcgcStream.Index.Intervals;

/// <summary>A value with everything that qualifies it.</summary>
/// <param name="Score">0..100.</param>
/// <param name="Lo90">Lower end of the 90 % interval.</param>
/// <param name="Hi90">Upper end.</param>
/// <param name="Sd">Standard deviation of the posterior, points.</param>
/// <param name="NEff">Effective number of independent stories behind it.</param>
/// <param name="Grade">A to D, see <see cref="Grades"/>.</param>
/// <param name="Completeness">Received over expected input, 0..1.</param>
/// <param name="Missing">Nothing at all was there to estimate it from: the value is the prior.</param>
/// <param name="PriorPull">Points that it moves per unit of the logarithm of prior strength.</param>
public sealed record Estimate(
    double Score, double Lo90, double Hi90, double Sd, double NEff, char Grade, double Completeness, bool Missing = false, double PriorPull = 0);

/// <summary>Grades: half the width of the 90 % interval, in points.</summary>
public static class Grades
{
    /// <summary>A up to 2 points, B up to 5, C up to 10, D more or too little support; one grade lower where a part is missing.</summary>
    public static char Of(double lo, double hi, double nEff, double minimumEffective, bool partMissing = false)
    {
        if (!(nEff >= minimumEffective))
        {
            return 'D';
        }

        var grade = ((hi - lo) / 2) switch { <= 2 => 'A', <= 5 => 'B', <= 10 => 'C', _ => 'D' };
        return partMissing && grade < 'D' ? (char)(grade + 1) : grade;
    }
}
