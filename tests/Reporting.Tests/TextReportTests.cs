using System.Text.Json;
using CcgcStream.Reporting.Json;
using CcgcStream.Reporting.Markdown;

namespace CcgcStream.Reporting.Tests;

public class TextReportTests
{
    [Fact]
    public void Markdown_prints_headlines_ranking_mixes_challenges_and_truth()
    {
        var text = MarkdownReport.Render(SampleReport.Document());

        Assert.All(
            ["# Chinese City Global", "**Simulated data**", "| Effective pieces | 10,012,345 | 6.90 times", "| Positive or neutral | 86.43 % | \\+7.37 points |",
                "| Beijing | 1 | 82.0 | 81.4 – 82.6 | A |", "## Topics", "| Culture | 19.00 % | −1.00 |", "### Two-way interaction", "## Recovered and true"],
            expected => Assert.Contains(expected, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_row_of_a_table_has_as_many_cells_as_its_head()
    {
        var lines = MarkdownReport.Render(SampleReport.Document("a|b\nc")).Split('\n');
        var head = 0;
        foreach (var line in lines)
        {
            var cells = line.StartsWith('|') ? line.Replace("\\|", "", StringComparison.Ordinal).Count(sign => sign == '|') : 0;
            Assert.True(head == 0 || cells == 0 || cells == head, line);
            head = cells;
        }
    }

    [Fact]
    public void Hostile_names_stay_text_in_markdown()
        => Assert.Contains("\\[x\\]\\(javascript:1\\) \\<b\\>", MarkdownReport.Render(SampleReport.Document("[x](javascript:1)\n<b>")), StringComparison.Ordinal);

    [Fact]
    public void Json_is_the_model_unrounded_and_safe_to_embed()
    {
        var json = JsonReport.Render(SampleReport.Document("</script>"));
        using var parsed = JsonDocument.Parse(json);
        var period = parsed.RootElement.GetProperty("period");

        Assert.Equal(10_012_345, period.GetProperty("effectivePieces").GetInt64());
        Assert.Equal(0.8643, period.GetProperty("positiveOrNeutral").GetProperty("share").GetDouble());
        Assert.Equal("beijing", period.GetProperty("ranking")[0].GetProperty("city").GetString());
        Assert.DoesNotContain("</script>", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ReportLanguage.English)]
    [InlineData(ReportLanguage.Chinese)]
    public void Every_label_has_a_text(ReportLanguage language)
    {
        var words = new Wording.ReportWording(language);

        Assert.All(Enum.GetValues<Wording.Label>(), label => Assert.NotEmpty(words[label]));
    }
}
