using CcgcStream.Index.Intervals;
using CcgcStream.Index.Reporting;
using CcgcStream.Reporting.Wording;

namespace CcgcStream.Reporting.Html.Charts;

/// <summary>The five dimensions of one city, clockwise from the top; the note above the charts names them.</summary>
internal static class RadarChart
{
    private const double Centre = 105;
    private const double CentreY = 98;
    private const double Radius = 66;

    private static readonly Label[] Axes = [Label.Volume, Label.Reputation, Label.Coverage, Label.Dynamism, Label.Responsiveness];

    public static void Draw(Markup page, RankedCity city, ReportWording words)
    {
        page.Open("svg", ("class", "radar"), ("viewBox", "0 0 210 178"), ("role", "img"), ("aria-label", words.City(city.City)));
        foreach (var ring in (double[])[25, 50, 75, 100])
        {
            page.Shape("polygon", ("class", "grid"), ("points", Polygon(_ => ring)));
        }

        page.Shape("polygon", ("class", "band"), ("points", Polygon(axis => Value(city, axis)?.Hi90 ?? 0)));
        page.Shape("polygon", ("class", "shape"), ("points", Polygon(axis => Value(city, axis)?.Score ?? 0)));
        for (var axis = 0; axis < Axes.Length; axis++)
        {
            Mark(page, axis, words[Axes[axis]], Value(city, axis));
        }

        page.Close("svg");
    }

    private static Estimate? Value(RankedCity city, int axis) => axis < city.Dimensions.Count ? city.Dimensions[axis] : null;

    private static void Mark(Markup page, int axis, string name, Estimate? value)
    {
        var (x, y) = Point(axis, 124);
        page.Open("text", ("class", "axis"), ("x", Figures.At(x)), ("y", Figures.At(y + 4)), ("text-anchor", "middle"));
        page.Leaf("title", name).Text(value is null || value.Missing ? "–" : Figures.Score(value.Score)).Close("text");
    }

    private static string Polygon(Func<int, double> value) => string.Join(' ', Enumerable.Range(0, Axes.Length).Select(axis =>
    {
        var (x, y) = Point(axis, Math.Clamp(value(axis), 0, 100));
        return $"{Figures.At(x)},{Figures.At(y)}";
    }));

    private static (double X, double Y) Point(int axis, double value)
    {
        var angle = (Math.Tau * axis / Axes.Length) - (Math.PI / 2);
        return (Centre + (Radius * value / 100 * Math.Cos(angle)), CentreY + (Radius * value / 100 * Math.Sin(angle)));
    }
}
