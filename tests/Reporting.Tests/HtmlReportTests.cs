using System.Security.Cryptography;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CcgcStream.Reporting.Html;

namespace CcgcStream.Reporting.Tests;

public class HtmlReportTests
{
    private const string Hostile = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>";

    [Theory]
    [InlineData(ReportLanguage.English)]
    [InlineData(ReportLanguage.Chinese)]
    public void A_page_needs_no_script_no_network_and_no_inline_style(ReportLanguage language)
    {
        var page = Parse(SampleReport.Document(), language);

        Assert.Empty(page.QuerySelectorAll("script, link, img, iframe, object, embed, form, base"));
        Assert.DoesNotContain(page.All, element => element.Attributes.Any(attribute =>
            attribute.Name == "style" || attribute.Name == "href" || attribute.Name == "src" || attribute.Name.StartsWith("on", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_policy_names_exactly_the_style_sheet_of_the_page()
    {
        var page = Parse(SampleReport.Document(), ReportLanguage.English);
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(page.QuerySelector("style")!.TextContent)));

        Assert.Contains($"'sha256-{hash}'", page.QuerySelector("meta[http-equiv]")!.GetAttribute("content"), StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'", HtmlReport.ContentSecurityPolicy, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_names_stay_text()
    {
        var document = SampleReport.Document(Hostile);
        document = document with
        {
            Truth = [new(Hostile, 0.5, 0.5)],
            Period = document.Period with
            {
                MethodologyVersion = Hostile,
                Ranking = [.. document.Period.Ranking.Select(city => city with { City = Hostile })],
            },
        };
        var page = Parse(document, ReportLanguage.English);

        Assert.Empty(page.QuerySelectorAll("script, img"));
        Assert.Contains(page.QuerySelectorAll("text"), text => text.TextContent == Hostile);
    }

    [Fact]
    public void Every_finding_and_challenge_is_printed_with_its_change()
    {
        var text = Parse(SampleReport.Document(), ReportLanguage.English).Body!.TextContent;

        Assert.All(
            ["10,012,345", "6.90 times", "86.43 %", "+7.37 points", "91.80 %", "55.28 %", "44.72 %", "Disorganised information", "Official accounts acting alone",
                "Reliance on text and images", "Speed of response", "Two-way interaction", "Differences in tone", "Simulated data", "3.4 h"],
            expected => Assert.Contains(expected, text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_ranking_chart_shows_the_cities_in_order_with_their_intervals()
    {
        var chart = Parse(SampleReport.Document(), ReportLanguage.English).QuerySelector("svg.rank")!;

        Assert.Equal("Beijing Wuhan Shanghai", string.Join(' ', chart.QuerySelectorAll("text.name").Take(3).Select(name => name.TextContent)));
        Assert.Equal(12, chart.QuerySelectorAll("rect").Length);
        Assert.Equal(36, chart.QuerySelectorAll("line.whisker").Length);
    }

    [Fact]
    public void There_is_a_profile_of_each_of_the_first_ten()
        => Assert.Equal(10, Parse(SampleReport.Document(), ReportLanguage.English).QuerySelectorAll("svg.radar").Length);

    [Fact]
    public void Chinese_labels_and_city_names_are_used_on_request()
    {
        var page = Parse(SampleReport.Document(), ReportLanguage.Chinese);

        Assert.Equal("zh-Hans", page.DocumentElement.GetAttribute("lang"));
        Assert.Contains("中国城市全球传播影响力指数", page.Title, StringComparison.Ordinal);
        Assert.Contains("北京", page.QuerySelector("svg.rank")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_but_numbers_stands_in_the_coordinates()
    {
        var page = Parse(SampleReport.Document(), ReportLanguage.English);

        Assert.All(page.QuerySelectorAll("rect, line").SelectMany(shape => new[] { "x", "x1", "width" }.Select(shape.GetAttribute).OfType<string>()),
            value => Assert.True(double.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var number) && double.IsFinite(number), value));
    }

    [Fact]
    public void A_real_period_is_not_marked_as_simulated()
    {
        var document = SampleReport.Document();
        document = document with { Period = document.Period with { Simulated = false } };

        Assert.Empty(Parse(document, ReportLanguage.English).QuerySelectorAll(".warning"));
    }

    [Fact]
    public void A_period_without_pieces_still_renders()
    {
        var empty = SampleReport.Period(2020, 0, "x") with
        {
            EffectivePieces = 0, PreviousPieces = null, PositiveOrNeutral = new(0, null), Ranking = [], SourceClasses = [], Platforms = [], Topics = [],
            Actors = [], Formats = [], Languages = [], Countries = [], Challenges = new(0, 0, 0, 0, 0, 0, null, null, 0, null, 0, 0, 0),
        };

        var text = Parse(new ReportDocument { Period = empty }, ReportLanguage.English).Body!.TextContent;
        Assert.Contains("no data", text, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
    }

    private static IDocument Parse(ReportDocument document, ReportLanguage language)
        => new HtmlParser().ParseDocument(HtmlReport.Render(document, language));
}
