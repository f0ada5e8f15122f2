using CcgcStream.Reporting.Findings;
using CcgcStream.Reporting.Html.Charts;
using CcgcStream.Reporting.Wording;

namespace CcgcStream.Reporting.Html.Sections;

/// <summary>Trend, channels and the mixes.</summary>
internal static class MixSection
{
    public static void Write(Markup page, ReportDocument document, ReportWording words)
    {
        if (document.Trend.Count > 1)
        {
            page.Open("section", ("class", "card")).Leaf("h2", words[Label.Trend]).Leaf("p", words[Label.TrendNote], ("class", "note"));
            TrendChart.Draw(page, document.Trend, words);
            page.Close("section");
        }

        page.Open("section", ("class", "card")).Leaf("h2", words[Label.Channels]);
        ChannelBar.Draw(page, document.Period.SourceClasses, words);
        page.Close("section").Open("div", ("class", "pairs"));
        foreach (var (heading, entries) in Mixes.Of(document.Period))
        {
            page.Open("section", ("class", "card")).Leaf("h2", words[heading]);
            MixChart.Draw(page, words[heading], entries, words);
            if (heading == Label.Topics && document.CorrectedTopics.Count > 0)
            {
                var shares = document.CorrectedTopics.Select(share => $"{words.Category(share.Id)} {Figures.Short(share.Share)}");
                page.Leaf("p", $"{words[Label.CorrectedTopics]}{words.Colon}{string.Join(" · ", shares)}", ("class", "note"));
            }

            page.Close("section");
        }

        page.Close("div");
    }
}
