using System.Globalization;
using CcgcStream.Index.Reporting;
using CcgcStream.Reporting.Html.Charts;
using CcgcStream.Reporting.Wording;

namespace CcgcStream.Reporting.Html.Sections;

/// <summary>The ranking as chart and as table, and the profiles of the first ten.</summary>
internal static class RankingSection
{
    private static readonly Label[] Columns =
    [
        Label.Rank, Label.City, Label.Composite, Label.Interval, Label.Grade, Label.Volume, Label.Reputation, Label.Coverage,
        Label.Dynamism, Label.Responsiveness, Label.ShareOfMentions, Label.PositiveOrNeutral,
    ];

    public static void Write(Markup page, ReportDocument document, ReportWording words)
    {
        var ranking = document.Period.Ranking;
        page.Open("section", ("class", "card")).Leaf("h2", words[Label.Ranking]).Leaf("p", words[Label.RankingNote], ("class", "note"));
        RankChart.Draw(page, ranking, words);
        page.Open("details").Leaf("summary", $"{words[Label.Ranking]} ({Figures.Count(ranking.Count)})");
        Table(page, document, words);
        page.Close("details").Close("section");

        page.Open("section", ("class", "card")).Leaf("h2", words[Label.Profiles]).Leaf("p", words[Label.ProfilesNote], ("class", "note"));
        page.Open("div", ("class", "profiles"));
        foreach (var city in ranking.Take(10))
        {
            page.Open("figure").Leaf("figcaption", $"{city.Rank.ToString(CultureInfo.InvariantCulture)}. {words.City(city.City)}");
            RadarChart.Draw(page, city, words);
            page.Close("figure");
        }

        page.Close("div").Close("section");
    }

    private static void Table(Markup page, ReportDocument document, ReportWording words)
    {
        page.Open("div", ("class", "scroll")).Open("table").Open("thead").Open("tr");
        foreach (var column in Columns)
        {
            page.Leaf("th", words[column], ("scope", "col"));
        }

        page.Close("tr").Close("thead").Open("tbody");
        var before = document.Previous?.Ranking.ToDictionary(city => city.City, city => city.Rank) ?? [];
        foreach (var city in document.Period.Ranking)
        {
            Row(page, city, before.TryGetValue(city.City, out var rank) ? rank : null, words);
        }

        page.Close("tbody").Close("table").Close("div");
    }

    private static void Row(Markup page, RankedCity city, int? before, ReportWording words)
    {
        var moved = before is { } rank && rank != city.Rank ? (rank > city.Rank ? " ▲" : " ▼") + Math.Abs(rank - city.Rank).ToString(CultureInfo.InvariantCulture) : "";
        page.Open("tr").Leaf("td", city.Rank.ToString(CultureInfo.InvariantCulture) + moved).Leaf("th", words.City(city.City), ("scope", "row"));
        page.Leaf("td", Figures.Score(city.Composite.Score), ("class", "strong")).Leaf("td", Figures.Range(city.Composite.Lo90, city.Composite.Hi90));
        page.Leaf("td", city.Composite.Grade.ToString(), ("class", $"grade-{char.ToLowerInvariant(city.Composite.Grade)}"));
        foreach (var dimension in city.Dimensions)
        {
            page.Leaf("td", dimension.Missing ? "–" : Figures.Score(dimension.Score));
        }

        page.Leaf("td", Figures.Percent(city.ShareOfMentions)).Leaf("td", Figures.Percent(city.PositiveOrNeutral)).Close("tr");
    }
}
