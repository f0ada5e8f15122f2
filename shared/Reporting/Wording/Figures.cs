using System.Globalization;
using CcgcStream.Index.Reporting;

namespace CcgcStream.Reporting.Wording;

/// <summary>How figures are written: the same in every format and on every machine.</summary>
internal static class Figures
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    public static string Count(long value) => value.ToString("#,0", Culture);

    /// <summary>A share of 0..1 as per cent with two decimals, as the published report has it.</summary>
    public static string Percent(double share) => string.Create(Culture, $"{100 * share:0.00} %");

    public static string Short(double share) => string.Create(Culture, $"{100 * share:0.0} %");

    public static string Score(double value) => value.ToString("0.0", Culture);

    public static string Ratio(double value) => value.ToString("0.00", Culture);

    public static string Range(double lo, double hi) => string.Create(Culture, $"{lo:0.0} – {hi:0.0}");

    public static string PercentRange(double lo, double hi) => string.Create(Culture, $"{100 * lo:0.00} – {100 * hi:0.00} %");

    /// <summary>A signed number of points, with a true minus; empty when there is nothing to compare with.</summary>
    public static string Signed(double? points) => points is not { } value ? ""
        : string.Create(Culture, $"{(Math.Round(value, 2) < 0 ? "−" : "+")}{Math.Abs(value):0.00}");

    public static string Change(ShareChange share, ReportWording words)
        => share.ChangePoints is { } points ? $"{Signed(points)} {words[Label.Points]}" : "";

    public static string Day(DateTimeOffset time) => time.ToString("yyyy-MM-dd", Culture);

    /// <summary>Coordinates in a chart: short, with a point.</summary>
    public static string At(double value) => Math.Round(value, 2).ToString("0.##", Culture);
}
