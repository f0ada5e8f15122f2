using System.Text;
using CcgcStream.Reporting.Wording;

namespace CcgcStream.Reporting.Html.Charts;

/// <summary>Pieces over time as an area, the positive-or-neutral share as a line with a scale of its own.</summary>
internal static class TrendChart
{
    private const double Left = 58;
    private const double Right = 706;
    private const double Top = 12;
    private const double Bottom = 190;
    private const int Labels = 6;

    public static void Draw(Markup page, IReadOnlyList<TrendPoint> trend, ReportWording words)
    {
        var most = Ceiling(trend.Max(point => point.Pieces));
        var (lowest, highest) = Scale(trend);
        page.Open("svg", ("class", "trend"), ("viewBox", "0 0 760 216"), ("role", "img"), ("aria-label", words[Label.Trend]));
        for (var step = 0; step <= 4; step++)
        {
            var y = Figures.At(Bottom - ((Bottom - Top) * step / 4));
            page.Shape("line", ("class", "grid"), ("x1", Figures.At(Left)), ("x2", Figures.At(Right)), ("y1", y), ("y2", y));
            page.Leaf("text", Figures.Count(most * step / 4), ("class", "tick"), ("x", Figures.At(Left - 6)), ("y", y), ("text-anchor", "end"));
            page.Leaf("text", Figures.Short(lowest + ((highest - lowest) * step / 4)), ("class", "tick line"), ("x", Figures.At(Right + 6)), ("y", y));
        }

        page.Shape("path", ("class", "area"), ("d", Area(trend, most)));
        page.Shape("path", ("class", "line"), ("d", Line(trend, lowest, highest)));
        for (var label = 0; label < Math.Min(Labels, trend.Count); label++)
        {
            var at = (int)((long)(trend.Count - 1) * label / Math.Max(1, Labels - 1));
            page.Leaf("text", Figures.Day(trend[at].Start), ("class", "tick"), ("x", X(trend, at)), ("y", "208"), ("text-anchor", "middle"));
        }

        page.Close("svg");
    }

    /// <summary>The next number of which a quarter is round: a scale that can be read.</summary>
    internal static long Ceiling(long pieces)
    {
        for (var power = 1L; ; power *= 10)
        {
            foreach (var step in (long[])[4, 8, 12, 20, 40])
            {
                if (step * power >= pieces)
                {
                    return step * power;
                }
            }
        }
    }

    private static (double Lowest, double Highest) Scale(IReadOnlyList<TrendPoint> trend)
    {
        var shares = trend.Select(point => point.PositiveOrNeutral).OfType<double>().ToList();
        return shares.Count == 0 ? (0, 1) : (Math.Floor(shares.Min() * 10) / 10, Math.Max(Math.Ceiling(shares.Max() * 10) / 10, 0.1));
    }

    private static string Area(IReadOnlyList<TrendPoint> trend, long most)
    {
        var path = new StringBuilder($"M{X(trend, 0)},{Figures.At(Bottom)}");
        for (var i = 0; i < trend.Count; i++)
        {
            path.Append($"L{X(trend, i)},{Figures.At(Bottom - ((Bottom - Top) * trend[i].Pieces / most))}");
        }

        return path.Append($"L{X(trend, trend.Count - 1)},{Figures.At(Bottom)}Z").ToString();
    }

    /// <summary>A line with gaps where there is nothing to know.</summary>
    private static string Line(IReadOnlyList<TrendPoint> trend, double lowest, double highest)
    {
        var path = new StringBuilder();
        var open = false;
        for (var i = 0; i < trend.Count; i++)
        {
            if (trend[i].PositiveOrNeutral is { } share)
            {
                path.Append($"{(open ? 'L' : 'M')}{X(trend, i)},{Figures.At(Bottom - ((Bottom - Top) * (share - lowest) / Math.Max(1e-9, highest - lowest)))}");
            }

            open = trend[i].PositiveOrNeutral is not null;
        }

        return path.Length == 0 ? "M0,0" : path.ToString();
    }

    private static string X(IReadOnlyList<TrendPoint> trend, int at) => Figures.At(Left + ((Right - Left) * at / Math.Max(1, trend.Count - 1)));
}
