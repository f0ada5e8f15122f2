using System.Globalization;
using System.Security;
using System.Text;

namespace CcgcStream.Alerting.Backtesting;

/// <summary>A report's share of found incidents over time as an SVG of its own.</summary>
public static class BacktestChart
{
    private const int Width = 640;
    private const int Height = 360;
    private const int Left = 50;
    private const int Right = 130;
    private const int Bottom = 40;
    private const int Top = 40;

    // Distinguishable in the common forms of colour blindness, and by dashes without colour.
    private static readonly (string Colour, string Dash)[] Lines = [("#1b4f72", ""), ("#b9770e", "6 3"), ("#7d3c98", "2 3")];

    /// <summary>The SVG document.</summary>
    public static string Of(BacktestReport report)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" font-family=\"sans-serif\" font-size=\"12\">\n");
        svg.Append(CultureInfo.InvariantCulture, $"<title>{SecurityElement.Escape($"{report.Rule} on {report.Name}: share of incidents found by hours from their start")}</title>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<rect width=\"{Width}\" height=\"{Height}\" fill=\"#fff\"/><text x=\"{Left}\" y=\"20\">{SecurityElement.Escape(report.Name)}: incidents found within hours</text>\n");
        for (var i = 0; i < Backtest.Hours.Count; i++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(i):0}\" y=\"{Height - Bottom + 18}\" text-anchor=\"middle\">{Backtest.Hours[i]:0} h</text>\n");
        }

        foreach (var share in new[] { 0, 0.25, 0.5, 0.75, 1 })
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{Left} {Y(share):0}H{Width - Right}\" stroke=\"#ddd\"/><text x=\"{Left - 6}\" y=\"{Y(share) + 4:0}\" text-anchor=\"end\">{share:P0}</text>\n");
        }

        for (var g = 0; g < report.Groups.Count; g++)
        {
            var (colour, dash) = Lines[g % Lines.Length];
            var points = string.Join(' ', report.Groups[g].FoundByHours.Select((share, i) => FormattableString.Invariant($"{X(i):0},{Y(share):0}")));
            svg.Append(CultureInfo.InvariantCulture, $"<polyline points=\"{points}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" stroke-dasharray=\"{dash}\"/>\n");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Width - Right + 8}\" y=\"{Y(report.Groups[g].FoundByHours[^1]) + 4 + (g * 14):0}\" fill=\"{colour}\">{SecurityElement.Escape(report.Groups[g].Group)}</text>\n");
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static double X(int index) => Left + (index * (double)(Width - Left - Right) / (Backtest.Hours.Count - 1));

    private static double Y(double share) => Top + ((1 - share) * (Height - Top - Bottom));
}
