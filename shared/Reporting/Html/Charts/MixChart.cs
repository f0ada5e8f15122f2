using CcgcStream.Index.Reporting;
using CcgcStream.Reporting.Wording;

namespace CcgcStream.Reporting.Html.Charts;

/// <summary>Shares as bars; a tick marks the share of the period before.</summary>
internal static class MixChart
{
    private const double Width = 460;
    private const double Left = 130;
    private const double Right = 330;
    private const double RowHeight = 24;

    public static void Draw(Markup page, string heading, IReadOnlyList<MixEntry> entries, ReportWording words)
    {
        var most = Math.Max(0.01, entries.Select(entry => Math.Max(entry.Share.Share, entry.Share.Previous ?? 0)).DefaultIfEmpty(0.01).Max());
        page.Open("svg", ("class", "mix"), ("viewBox", $"0 0 {Figures.At(Width)} {Figures.At((entries.Count * RowHeight) + 2)}"), ("role", "img"), ("aria-label", heading));
        for (var row = 0; row < entries.Count; row++)
        {
            Row(page, entries[row], row * RowHeight, most, words);
        }

        page.Close("svg");
    }

    private static void Row(Markup page, MixEntry entry, double top, double most, ReportWording words)
    {
        var baseline = Figures.At(top + 16);
        page.Open("g").Leaf("title", $"{words.Category(entry.Id)}{words.Colon}{Figures.Percent(entry.Share.Share)}, {Figures.Count(entry.Pieces)}");
        page.Leaf("text", words.Category(entry.Id), ("class", "name"), ("x", Figures.At(Left - 8)), ("y", baseline), ("text-anchor", "end"));
        page.Shape("rect", ("class", "bar"), ("x", Figures.At(Left)), ("y", Figures.At(top + 4)), ("width", Figures.At(Length(entry.Share.Share, most))), ("height", "15"), ("rx", "3"));
        if (entry.Share.Previous is { } previous)
        {
            var x = Figures.At(Left + Length(previous, most));
            page.Shape("line", ("class", "before"), ("x1", x), ("x2", x), ("y1", Figures.At(top + 2)), ("y2", Figures.At(top + 21)));
        }

        page.Leaf("text", Figures.Percent(entry.Share.Share), ("class", "value"), ("x", "396"), ("y", baseline), ("text-anchor", "end"));
        page.Leaf("text", Figures.Signed(entry.Share.ChangePoints), ("class", "change"), ("x", Figures.At(Width - 4)), ("y", baseline), ("text-anchor", "end"));
        page.Close("g");
    }

    private static double Length(double share, double most) => (Right - Left) * Math.Clamp(share / most, 0, 1);
}
