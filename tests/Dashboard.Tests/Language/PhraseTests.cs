using System.Text.RegularExpressions;
using CcgcStream.Api.Dashboard;
using CcgcStream.Api.Dashboard.Language;
using CcgcStream.Api.Ranking;
using CcgcStream.Index.Vocabularies;
using CcgcStream.Text.Cities;

namespace CcgcStream.Dashboard.Tests.Language;

/// <summary>Both languages are complete. What pages ask for under a name made at run time is looked at by the view tests, in the browser.</summary>
public sealed partial class PhraseTests
{
    private static readonly string Source = string.Concat(Files("*.razor").Concat(Files("*.cs")).Select(File.ReadAllText));

    [Fact]
    public void Every_phrase_of_the_dashboard_has_a_chinese_translation() =>
        Assert.Equal([], Phrase().Matches(Source).Select(match => match.Groups[1].Value).Distinct().Where(phrase => !Phrases.Known.Contains(phrase)));

    [Fact]
    public void No_translation_is_of_a_phrase_that_nobody_says() =>
        Assert.Equal([], Phrases.Known.Where(phrase => phrase != "Sign in" && !Source.Contains('"' + phrase + '"', StringComparison.Ordinal)));

    [Fact]
    public void A_translation_has_the_places_for_figures_that_the_phrase_has()
    {
        foreach (var phrase in Phrases.Known)
        {
            Assert.Equal(Places(phrase), Places(Phrases.Chinese(phrase)));
        }
        static string Places(string text) => string.Join(' ', Place().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Everything_of_a_closed_list_has_a_name_in_both_languages()
    {
        var wanted = Of("platform", Vocabulary.Platforms.Names).Concat(Of("topic", Vocabulary.Topics.Names)).Concat(Of("actor", Vocabulary.Actors.Names))
            .Concat(Of("format", Vocabulary.Formats.Names)).Concat(Of("class", Vocabulary.Classes.Names)).Concat(Of("window", IndexWindows.All))
            .Concat(Of("dimension", IndexWindows.Orders)).Concat(Of("signal", Enum.GetNames<CcgcStream.Alerting.Model.AlertSignal>()))
            .Concat(Of("severity", Enum.GetNames<CcgcStream.Alerting.Model.AlertSeverity>())).Concat(Of("phase", Enum.GetNames<CcgcStream.Alerting.Model.AlertPhase>()))
            .Concat(Of("step", Enum.GetNames<CcgcStream.Alerting.Model.AlertEventKind>())).Concat(Of("province", CityCatalogue.Default.All.Select(city => city.Province)))
            .Concat(Of("language", ["en", "zh", "ja", "ko", "ru", "ar", "und"])).Concat(Of("country", ["GB", "US", "CN", "JP", "HK", "TW", "MO"]));
        foreach (var one in wanted.Distinct())
        {
            Assert.Contains(one, CategoryNames.Known);
            Assert.NotEqual("", CategoryNames.Find(one.Kind, one.Id, chinese: false));
            Assert.Matches("[\\p{IsCJKUnifiedIdeographs}A-Z]", CategoryNames.Find(one.Kind, one.Id, chinese: true)!);
        }
        static IEnumerable<(string Kind, string Id)> Of(string kind, IEnumerable<string> ids) => ids.Select(id => (kind, id));
    }

    [Theory]
    [InlineData("evidence under 2.0 nats for 3 quarter-hours with data", "2.0")]
    [InlineData("evidence under 2.0 nats for 3 quarter-hours with data; it falls while stories come at about 3.25 an hour", "3.25")]
    [InlineData("evidence under 2.0 nats for 3 quarter-hours with data; it falls while the negative share is below 21 %", "21 %")]
    [InlineData("a rank within 3.3 places of the one a day before", "3.3")]
    [InlineData("a composite score above 51.5", "51.5")]
    [InlineData("records at the usual rate for 7 quarter-hours", "7")]
    public void What_clears_an_alert_is_said_in_chinese_with_its_figures(string english, string figure)
    {
        var said = AlertText.Clears(english, new ViewSettings("zh", null));
        Assert.Matches("\\p{IsCJKUnifiedIdeographs}", said);
        Assert.Contains(figure, said, StringComparison.Ordinal);
        Assert.DoesNotMatch("[a-z]{3}", said);
    }

    private static IEnumerable<string> Files(string pattern)
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "CcgcStream.sln")))
        {
            root = Path.GetDirectoryName(root)!;
        }
        return Directory.EnumerateFiles(Path.Combine(root, "services", "Api"), pattern, SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal));
    }

    [GeneratedRegex("[Vv]iew(?:\\[|\\.Say\\()\"([^\"]+)\"")]
    private static partial Regex Phrase();

    [GeneratedRegex("\\{\\d\\}")]
    private static partial Regex Place();
}
