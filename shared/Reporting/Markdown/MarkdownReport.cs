using CcgcStream.Index.Reporting;
using CcgcStream.Reporting.Findings;
using CcgcStream.Reporting.Wording;

namespace CcgcStream.Reporting.Markdown;

/// <summary>The report as Markdown tables.</summary>
public static class MarkdownReport
{
    private const int RankedCities = 20;

    /// <summary>Renders a report.</summary>
    public static string Render(ReportDocument document, ReportLanguage language = ReportLanguage.English)
    {
        var words = new ReportWording(language);
        var period = document.Period;
        var page = new MarkdownWriter();
        page.Heading(1, words[Label.Title]);
        page.Paragraph($"{Figures.Day(period.From)} – {Figures.Day(period.To.AddTicks(-1))}. {words[Label.Methodology]}{words.Colon}{period.MethodologyVersion}.");
        if (period.Simulated)
        {
            page.Quote(words[Label.Simulated], words[Label.SimulatedNote]);
        }

        page.Heading(2, words[Label.Findings]);
        page.Table(
            [words[Label.Findings], words[Label.Share], words[Label.Change], ""],
            Headlines.Of(document, words).Select(finding => (string[])[finding.Name, finding.Value, finding.Change, finding.Note]));
        Ranking(page, period, words);
        foreach (var (heading, entries) in Mixes.Of(period))
        {
            Mix(page, words[heading], entries, words);
            if (heading == Label.Topics && document.CorrectedTopics.Count > 0)
            {
                page.Heading(3, words[Label.CorrectedTopics]);
                page.Table(
                    [words[heading], words[Label.Share], words[Label.Interval]],
                    document.CorrectedTopics.Select(share => (string[])[words.Category(share.Id), Figures.Percent(share.Share), Figures.PercentRange(share.Interval.Lo, share.Interval.Hi)]));
            }
        }

        Challenge(page, document, words);
        Truth(page, document, words);
        page.Paragraph(words[Label.Footer]);
        return page.ToString();
    }

    private static void Ranking(MarkdownWriter page, PeriodReport period, ReportWording words)
    {
        page.Heading(2, words[Label.Ranking]);
        page.Table(
            [
                words[Label.City], words[Label.Rank], words[Label.Composite], words[Label.Interval], words[Label.Grade], words[Label.Volume],
                words[Label.Reputation], words[Label.Coverage], words[Label.Dynamism], words[Label.Responsiveness], words[Label.ShareOfMentions],
            ],
            period.Ranking.Take(RankedCities).Select(city => (string[])
            [
                words.City(city.City),
                city.Rank.ToString(System.Globalization.CultureInfo.InvariantCulture),
                Figures.Score(city.Composite.Score),
                Figures.Range(city.Composite.Lo90, city.Composite.Hi90),
                city.Composite.Grade == 'D' ? $"D ({words[Label.InsufficientData]})" : city.Composite.Grade.ToString(),
                .. city.Dimensions.Select(dimension => Figures.Score(dimension.Score)),
                Figures.Short(city.ShareOfMentions),
            ]));
    }

    private static void Mix(MarkdownWriter page, string heading, IReadOnlyList<MixEntry> entries, ReportWording words)
    {
        page.Heading(2, heading);
        page.Table(
            [heading, words[Label.Share], words[Label.Change], words[Label.Pieces], words[Label.PositiveOrNeutral]],
            entries.Select(entry => (string[])
            [
                words.Category(entry.Id), Figures.Percent(entry.Share.Share), Figures.Signed(entry.Share.ChangePoints),
                Figures.Count(entry.Pieces), entry.PositiveOrNeutral is { } tone ? Figures.Short(tone) : "",
            ]));
    }

    private static void Challenge(MarkdownWriter page, ReportDocument document, ReportWording words)
    {
        page.Heading(2, words[Label.Challenges]);
        foreach (var group in Challenges.Of(document, words))
        {
            page.Heading(3, group.Heading);
            page.Table(["", words[Label.Share], words[Label.Change]], group.Findings.Select(f => (string[])[f.Name, f.Value, f.Change]));
        }
    }

    private static void Truth(MarkdownWriter page, ReportDocument document, ReportWording words)
    {
        if (document.Truth.Count == 0)
        {
            return;
        }

        page.Heading(2, words[Label.GroundTruth]);
        page.Paragraph(words[Label.GroundTruthNote]);
        page.Table(
            ["", words[Label.Recovered], words[Label.True], $"{words[Label.Distance]} ({words[Label.Points]})"],
            document.Truth.Select(row => (string[])[row.Name, Figures.Percent(row.Recovered), Figures.Percent(row.True), Figures.Signed(row.Points)]));
    }
}
