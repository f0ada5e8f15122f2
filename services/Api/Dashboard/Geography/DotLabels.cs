namespace CcgcStream.Api.Dashboard.Geography;

/// <summary>A name beside a dot.</summary>
/// <param name="X">Where the text begins or ends, units of the drawing.</param>
/// <param name="Y">Baseline.</param>
/// <param name="Left">True when the text stands to the left of its dot.</param>
internal sealed record DotLabel(string Text, double X, double Y, bool Left);

/// <summary>Places names beside dots so that none covers another: right of the dot, else left, below or above, else it is left out.</summary>
internal static class DotLabels
{
    private const double TextHeight = 14;

    /// <summary>Labels for dots, the most important first.</summary>
    public static IReadOnlyList<DotLabel> Place(IEnumerable<(string Text, double X, double Y, double Radius)> dots, int most)
    {
        var taken = new List<(double Left, double Top, double Right, double Bottom)>();
        var labels = new List<DotLabel>();
        foreach (var (text, x, y, radius) in dots)
        {
            var width = WidthOf(text);
            var gap = radius + 4;
            (double X, double Y, bool Left)[] spots =
            [
                (x + gap, y + 4, false), (x - gap, y + 4, true), (x - width / 2, y + gap + 11, false), (x - width / 2, y - gap - 1, false),
            ];
            foreach (var spot in spots)
            {
                var left = spot.Left ? spot.X - width : spot.X;
                var box = (Left: left - 2, Top: spot.Y - TextHeight, Right: left + width + 2, Bottom: spot.Y + 4);
                if (box.Right < MapProjection.Width && !taken.Any(other => box.Left < other.Right && other.Left < box.Right && box.Top < other.Bottom && other.Top < box.Bottom))
                {
                    taken.Add(box);
                    labels.Add(new DotLabel(text, spot.X, spot.Y, spot.Left));
                    break;
                }
            }
            if (labels.Count == most)
            {
                break;
            }
        }
        return labels;
    }

    /// <summary>Width of a text at 13 units, near enough for keeping apart: a Chinese character is square, a letter about half.</summary>
    private static double WidthOf(string text) => text.Sum(c => c > '\u2e80' ? 13 : 7.2);
}
