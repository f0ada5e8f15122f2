using CcgcStream.Reporting.Findings;
using CcgcStream.Reporting.Wording;

namespace CcgcStream.Reporting.Html.Sections;

/// <summary>Title, warning and headline figures.</summary>
internal static class HeadSection
{
    public static void Write(Markup page, ReportDocument document, ReportWording words)
    {
        var period = document.Period;
        page.Open("header").Leaf("h1", words[Label.Title]);
        page.Open("p", ("class", "period")).Text($"{Figures.Day(period.From)} – {Figures.Day(period.To.AddTicks(-1))}");
        page.Leaf("span", $"{words[Label.Methodology]} {period.MethodologyVersion}", ("class", "version")).Close("p");
        if (period.Simulated)
        {
            page.Open("p", ("class", "warning"), ("role", "note")).Leaf("strong", words[Label.Simulated]).Text(" " + words[Label.SimulatedNote]).Close("p");
        }

        page.Close("header").Open("section", ("class", "tiles"), ("aria-label", words[Label.Findings]));
        foreach (var finding in Headlines.Of(document, words))
        {
            page.Open("div", ("class", "tile")).Leaf("h2", finding.Name).Leaf("p", finding.Value, ("class", "figure"));
            Line(page, finding.Change, "change");
            Line(page, finding.Note, "note");
            page.Close("div");
        }

        page.Close("section");
    }

    private static void Line(Markup page, string text, string kind)
    {
        if (text.Length > 0)
        {
            page.Leaf("p", text, ("class", kind));
        }
    }
}
