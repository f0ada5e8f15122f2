using System.Globalization;

namespace CcgcStream.Training.Running;

/// <summary>Prints macro-F1 of answers while a model is tuned; tests/Quality measures what ships.</summary>
internal static class DevReport
{
    public static double Print(string name, IReadOnlyList<(string Language, string Gold, string Answer)> rows, bool byLanguage = false)
    {
        var all = MacroF1(rows);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-40} n={rows.Count,-6} macro-F1 {all:F4}  answers {string.Join(' ', rows.GroupBy(static r => r.Answer).OrderBy(static g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key} {(double)g.Count() / rows.Count:P0}"))}"));
        foreach (var group in rows.GroupBy(static r => r.Language).Where(g => byLanguage && g.Count() >= 40).OrderBy(static g => g.Key, StringComparer.Ordinal))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {group.Key,-6} n={group.Count(),-6} {MacroF1([.. group]):F4}"));
        }
        return all;
    }

    private static double MacroF1(IReadOnlyList<(string Language, string Gold, string Answer)> rows) =>
        rows.Select(static r => r.Gold).Distinct().Average(label =>
        {
            var hits = rows.Count(r => r.Gold == label && r.Answer == label);
            return 2.0 * hits / (rows.Count(r => r.Gold == label) + rows.Count(r => r.Answer == label));
        });
}
