using System.Globalization;
using CcgcStream.Index.Reporting;
using CcgcStream.Reporting.Wording;

namespace CcgcStream.Reporting.Html.Charts;

/// <summary>Composite scores as bars with their 90 % intervals.</summary>
internal static class RankChart
{
    private const int Rows = 20;
    private const double Width = 760;
    private const double RowHeight = 27;
    private const double Left = 168;
    private const double Right = 704;

    public static void Draw(Markup page, IReadOnlyList<RankedCity> ranking, ReportWording words)
    {
        var cities = ranking.Take(Rows).ToList();
        var height = (cities.Count * RowHeight) + 26;
        page.Open("svg", ("class", "rank"), ("viewBox", $"0 0 {Figures.At(Width)} {Figures.At(height)}"), ("role", "img"), ("aria-label", words[Label.Ranking]));
        for (var tick = 0; tick <= 100; tick += 20)
        {
            page.Shape("line", ("class", "grid"), ("x1", X(tick)), ("x2", X(tick)), ("y1", "4"), ("y2", Figures.At(height - 20)));
            page.Leaf("text", tick.ToString(CultureInfo.InvariantCulture), ("class", "tick"), ("x", X(tick)), ("y", Figures.At(height - 6)), ("text-anchor", "middle"));
        }

        for (var row = 0; row < cities.Count; row++)
        {
            Row(page, cities[row], 6 + (row * RowHeight), words);
        }

        page.Close("svg");
    }

    private static void Row(Markup page, RankedCity city, double top, ReportWording words)
    {
        var (score, middle) = (city.Composite, top + 11);
        var kind = score.Grade == 'D' ? "bar weak" : "bar";
        page.Open("g").Leaf("title", $"{words.City(city.City)}{words.Colon}{Figures.Score(score.Score)} ({Figures.Range(score.Lo90, score.Hi90)}), {score.Grade}");
        page.Leaf("text", city.Rank.ToString(CultureInfo.InvariantCulture), ("class", "place"), ("x", "26"), ("y", Y(middle)), ("text-anchor", "end"));
        page.Leaf("text", words.City(city.City), ("class", "name"), ("x", "38"), ("y", Y(middle)));
        page.Shape("rect", ("class", kind), ("x", X(0)), ("y", Figures.At(top + 3)), ("width", Figures.At(At(score.Score) - Left)), ("height", "17"), ("rx", "3"));
        page.Shape("line", ("class", "whisker"), ("x1", X(score.Lo90)), ("x2", X(score.Hi90)), ("y1", Figures.At(middle)), ("y2", Figures.At(middle)));
        foreach (var end in (double[])[score.Lo90, score.Hi90])
        {
            page.Shape("line", ("class", "whisker"), ("x1", X(end)), ("x2", X(end)), ("y1", Figures.At(middle - 4)), ("y2", Figures.At(middle + 4)));
        }

        page.Leaf("text", Figures.Score(score.Score), ("class", "value"), ("x", Figures.At(Width - 4)), ("y", Y(middle)), ("text-anchor", "end"));
        page.Close("g");
    }

    private static double At(double score) => Left + ((Right - Left) * Math.Clamp(score, 0, 100) / 100);

    private static string X(double score) => Figures.At(At(score));

    private static string Y(double middle) => Figures.At(middle + 4.5);
}
