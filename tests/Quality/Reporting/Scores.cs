namespace CcgcStream.Quality.Reporting;

/// <summary>One row's gold label and a system's answer.</summary>
internal readonly record struct Answer(string Gold, string Predicted);

/// <summary>Metrics over answers.</summary>
internal static class Scores
{
    public static double Accuracy(IReadOnlyList<Answer> rows) => rows.Count == 0 ? 0 : rows.Count(r => r.Gold == r.Predicted) / (double)rows.Count;

    /// <summary>Unweighted mean of F1 over the classes that the gold labels hold.</summary>
    public static double MacroF1(IReadOnlyList<Answer> rows) =>
        rows.Select(r => r.Gold).Distinct(StringComparer.Ordinal).Select(c => F1(rows, c)).DefaultIfEmpty(0).Average();

    public static double F1(IReadOnlyList<Answer> rows, string label)
    {
        var (hits, predicted, gold) = (0, 0, 0);
        foreach (var row in rows)
        {
            hits += row.Gold == label && row.Predicted == label ? 1 : 0;
            predicted += row.Predicted == label ? 1 : 0;
            gold += row.Gold == label ? 1 : 0;
        }
        return predicted + gold == 0 ? 0 : 2.0 * hits / (predicted + gold);
    }

    /// <summary>Expected calibration error over ten bins of the top probability (Guo et al. 2017).</summary>
    public static double CalibrationError(IReadOnlyList<(double Confidence, bool Right)> rows) => rows
        .GroupBy(r => Math.Min(9, (int)(r.Confidence * 10)))
        .Sum(bin => Math.Abs(bin.Average(r => r.Confidence) - bin.Average(r => r.Right ? 1.0 : 0)) * bin.Count() / rows.Count);
}
