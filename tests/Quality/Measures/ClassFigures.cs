using CcgcStream.Quality.Data;
using CcgcStream.Quality.Reporting;

namespace CcgcStream.Quality.Measures;

/// <summary>Macro-F1 over all rows and for each language with enough of them.</summary>
internal static class ClassFigures
{
    private const int EnoughRows = 20;

    public static IEnumerable<Figure> Of(string measure, string set, Row[] rows, string system, string[] answers)
    {
        var scored = rows.Select((r, i) => (r.Language, Answer: new Answer(r.Label, answers[i]))).ToArray();
        yield return Macro(measure, set, "all", system, [.. scored.Select(s => s.Answer)]);
        foreach (var group in scored.GroupBy(s => s.Language).Where(g => g.Count() >= EnoughRows).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            yield return Macro(measure, set, group.Key, system, [.. group.Select(s => s.Answer)]);
        }
    }

    public static Figure Calibration(string measure, string set, (double Confidence, bool Right)[] rows)
    {
        var (low, high) = Intervals.Bootstrap(rows, Scores.CalibrationError);
        return new Figure(measure, set, "all", "ccgc", "ECE", rows.Length, Scores.CalibrationError(rows), low, high);
    }

    private static Figure Macro(string measure, string set, string slice, string system, Answer[] rows)
    {
        var (low, high) = Intervals.Bootstrap(rows, Scores.MacroF1);
        return new Figure(measure, set, slice, system, "macro-F1", rows.Length, Scores.MacroF1(rows), low, high);
    }
}
