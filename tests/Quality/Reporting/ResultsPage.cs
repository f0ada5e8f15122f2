using System.Globalization;
using System.Text;

namespace CcgcStream.Quality.Reporting;

/// <summary>Writes RESULTS.md: one section a measure, peers beside ours.</summary>
internal static class ResultsPage
{
    private const string Mark = "\n## ";
    private const string Head = "# Quality\nMade by `dotnet run --project tests/Quality`; 95 % confidence intervals (Wilson for shares, bootstrap of 400 for F1 and ECE).\n";

    /// <summary>The page with a section for every measure of the figures.</summary>
    /// <param name="figures">What was measured.</param>
    /// <param name="missing">Peers that could not be asked.</param>
    /// <param name="before">The page as it was: sections of measures that did not run stay as they are. Empty for a new page.</param>
    public static string Write(IReadOnlyList<Figure> figures, IReadOnlyList<string> missing, string before = "")
    {
        var parts = before.Split(Mark);
        var sections = parts.Skip(1).Select(static p => (Name: p[..p.IndexOf('\n', StringComparison.Ordinal)], Text: p)).ToList();
        foreach (var measure in figures.GroupBy(static f => f.Measure))
        {
            var at = sections.FindIndex(s => s.Name == measure.Key);
            var section = (measure.Key, Section(measure.Key, measure, missing));
            if (at < 0)
            {
                sections.Add(section);
            }
            else
            {
                sections[at] = section;
            }
        }

        return (before.Length == 0 ? Head : parts[0]) + string.Concat(sections.Select(static s => Mark + s.Text));
    }

    private static string Section(string name, IEnumerable<Figure> figures, IReadOnlyList<string> missing)
    {
        var section = new StringBuilder(name).Append('\n');
        foreach (var peer in missing)
        {
            section.Append(CultureInfo.InvariantCulture, $"Missing in this run: {peer}.\n\n");
        }

        section.Append("| set | slice | system | metric | rows | value | 95 % |\n|---|---|---|---|---|---|---|\n");
        foreach (var f in figures)
        {
            section.Append(CultureInfo.InvariantCulture, $"| {f.Set} | {f.Slice} | {f.System} | {f.Metric} | {f.Rows} | {f.Value:F3} | {f.Low:F3}-{f.High:F3} |\n");
        }

        return section.ToString();
    }
}
