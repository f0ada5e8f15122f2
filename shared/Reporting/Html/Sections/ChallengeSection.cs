using CcgcStream.Reporting.Findings;
using CcgcStream.Reporting.Wording;

namespace CcgcStream.Reporting.Html.Sections;

/// <summary>The challenges as cards, and the distance to the truth where it is known.</summary>
internal static class ChallengeSection
{
    public static void Write(Markup page, ReportDocument document, ReportWording words)
    {
        page.Open("section").Leaf("h2", words[Label.Challenges], ("class", "title")).Open("div", ("class", "challenges"));
        foreach (var group in Challenges.Of(document, words))
        {
            page.Open("div", ("class", "card")).Leaf("h3", group.Heading).Open("dl");
            foreach (var finding in group.Findings)
            {
                page.Leaf("dt", finding.Name).Open("dd").Text(finding.Value).Leaf("span", finding.Change, ("class", "change")).Close("dd");
            }

            page.Close("dl").Close("div");
        }

        page.Close("div").Close("section");
        if (document.Truth.Count > 0)
        {
            Truth(page, document, words);
        }
    }

    private static void Truth(Markup page, ReportDocument document, ReportWording words)
    {
        page.Open("section", ("class", "card")).Leaf("h2", words[Label.GroundTruth]).Leaf("p", words[Label.GroundTruthNote], ("class", "note"));
        page.Open("div", ("class", "scroll")).Open("table").Open("thead").Open("tr").Leaf("th", "");
        page.Leaf("th", words[Label.Recovered], ("scope", "col")).Leaf("th", words[Label.True], ("scope", "col"));
        page.Leaf("th", $"{words[Label.Distance]} ({words[Label.Points]})", ("scope", "col")).Close("tr").Close("thead").Open("tbody");
        foreach (var row in document.Truth)
        {
            page.Open("tr").Leaf("th", row.Name, ("scope", "row")).Leaf("td", Figures.Percent(row.Recovered)).Leaf("td", Figures.Percent(row.True));
            page.Leaf("td", Figures.Signed(row.Points), ("class", "strong")).Close("tr");
        }

        page.Close("tbody").Close("table").Close("div").Close("section");
    }
}
