using CcgcStream.Index.Reporting;
using CcgcStream.Reporting.Wording;

namespace CcgcStream.Reporting.Html.Charts;

/// <summary>One bar split between the channels.</summary>
internal static class ChannelBar
{
    private const double Width = 760;

    public static void Draw(Markup page, IReadOnlyList<MixEntry> channels, ReportWording words)
    {
        page.Open("svg", ("class", "channels"), ("viewBox", "0 0 760 52"), ("role", "img"), ("aria-label", words[Label.Channels]));
        var at = 0.0;
        for (var i = 0; i < channels.Count; i++)
        {
            var width = Width * Math.Clamp(channels[i].Share.Share, 0, 1);
            page.Shape("rect", ("class", i == 0 ? "bar" : "bar second"), ("x", Figures.At(at)), ("y", "0"), ("width", Figures.At(Math.Max(0, width - 2))), ("height", "26"), ("rx", "4"));
            page.Leaf("text", $"{words.Category(channels[i].Id)} {Figures.Percent(channels[i].Share.Share)}", ("class", "name"), ("x", Figures.At(at)), ("y", "44"));
            at += width;
        }

        page.Close("svg");
    }
}
