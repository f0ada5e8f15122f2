using CcgcStream.Reporting.Html.Sections;
using CcgcStream.Reporting.Wording;

namespace CcgcStream.Reporting.Html;

/// <summary>The report as one HTML file: no script, no network, charts as inline SVG, light, dark and print.</summary>
public static class HtmlReport
{
    /// <summary>The Content-Security-Policy under which the page shows in full; a server may send it as a header.</summary>
    public static string ContentSecurityPolicy => ReportStyle.Policy;

    /// <summary>Renders a report.</summary>
    public static string Render(ReportDocument document, ReportLanguage language = ReportLanguage.English)
    {
        var words = new ReportWording(language);
        var page = new Markup();
        page.Trusted("<!DOCTYPE html>\n").Open("html", ("lang", words.Tag)).Open("head");
        page.Trusted("<meta charset=\"utf-8\">").Trusted("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        page.Open("meta", ("http-equiv", "Content-Security-Policy"), ("content", ReportStyle.Policy));
        page.Open("meta", ("name", "color-scheme"), ("content", "light dark"));
        page.Leaf("title", $"{words[Label.Title]} {Figures.Day(document.Period.From)} – {Figures.Day(document.Period.To.AddTicks(-1))}");
        page.Open("style").Trusted(ReportStyle.Css).Close("style").Close("head").Open("body").Open("main");
        HeadSection.Write(page, document, words);
        RankingSection.Write(page, document, words);
        MixSection.Write(page, document, words);
        ChallengeSection.Write(page, document, words);
        page.Leaf("footer", words[Label.Footer]).Close("main").Close("body").Close("html");
        return page.ToString();
    }
}
