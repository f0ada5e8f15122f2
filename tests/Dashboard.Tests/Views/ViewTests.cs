using CcgcStream.Api.Dashboard.Language;
using CcgcStream.Dashboard.Tests.Browser;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CcgcStream.Dashboard.Tests.Views;

/// <summary>Every view in a real browser: it shows what it should, without an error in the console, and axe finds nothing wrong with it.</summary>
[Collection(ShowcaseGroup.Name)]
public sealed class ViewTests(ChromiumFixture chromium, ShowcaseFixture showcase)
{
    [Theory]
    [InlineData("/?window=7d", "table.ranking tbody tr", "ranking")]
    [InlineData("/city/wuhan?window=7d", ".hist-line", "city")]
    [InlineData("/map?window=7d", "circle.city", "map")]
    [InlineData("/compare?window=7d&cities=beijing,shanghai,wuhan", ".radar-shape.s2", "compare")]
    [InlineData("/alerts", "article.alert", "alerts")]
    [InlineData("/sources", "svg.strip", "sources")]
    [InlineData("/report", ".evidence", "report")]
    [InlineData("/city/atlantis", "h1", "unknown city")]
    public async Task A_view_shows_its_content_in_both_languages_and_axe_finds_no_violation_in_either_theme(string path, string content, string view)
    {
        foreach (var language in new[] { "en", "zh" })
        {
            await using var reader = await Visit.OpenAsync(chromium, showcase.Site, path, language: language == "zh" ? "zh-CN" : "en-GB");
            await reader.Page.WaitForSelectorAsync(content, new() { State = WaitForSelectorState.Attached });
            await reader.SeesAsync($"html[lang={(language == "zh" ? "zh-Hans" : "en")}]");
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await reader.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
                var result = await reader.Page.RunAxe();
                Assert.Empty(result.Violations.Select(v => $"{view}, {language}, {scheme}: {v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Select(n => n.Html).Take(3))}"));
            }
            Assert.Empty(reader.Errors);
        }
        // What the page asked for in Chinese and did not find.
        Assert.Empty(Phrases.Missed);
    }

    [Theory]
    [InlineData(360, 740)]
    [InlineData(820, 1180)]
    [InlineData(3840, 2160)]
    public async Task Every_view_fits_any_screen_without_scrolling_sideways(int width, int height)
    {
        await using var reader = await Visit.OpenAsync(chromium, showcase.Site, "/?window=7d", width, height);
        foreach (var (path, content) in new[]
        {
            ("/?window=7d", "table.ranking tbody tr"), ("/city/wuhan?window=7d", ".hist-line"), ("/map?window=7d", "svg.map"),
            ("/compare?window=7d", ".radar-shape.s2"), ("/alerts", "article.alert"), ("/sources", "svg.strip"), ("/report", ".evidence"),
        })
        {
            await reader.GoAsync(path);
            await reader.Page.WaitForSelectorAsync(content, new() { State = WaitForSelectorState.Attached });
            var (wide, widest) = (await reader.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), await reader.Page.EvaluateAsync<string>(
                "() => [...document.querySelectorAll('main *')].filter(e => !e.closest('.scroll') && e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 80)).join('\\n')"));
            Assert.True(wide <= width, $"{path} is {wide} wide on {width}: {widest}");
        }
        if (width == 360)
        {
            var result = await reader.Page.RunAxe();
            Assert.Empty(result.Violations.Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Select(n => n.Html).Take(3))}"));
        }
    }

    [Fact]
    public async Task Simulated_data_is_labelled_on_every_view()
    {
        await using var reader = await Visit.OpenAsync(chromium, showcase.Site, "/");
        foreach (var path in new[] { "/", "/map", "/compare", "/city/wuhan", "/alerts", "/report" })
        {
            await reader.GoAsync(path + "?generation=simulated");
            await reader.SeesAsync(".simulated", "Simulated data");
        }
    }

    [Fact]
    public async Task The_title_is_there_from_the_first_byte_and_follows_the_reader()
    {
        Assert.Contains("<title>Map ", await showcase.Site.Http.GetStringAsync("/map"), StringComparison.Ordinal);
        await using var reader = await Visit.OpenAsync(chromium, showcase.Site, "/map");
        Assert.Equal("Map · CcgcStream", await reader.Page.TitleAsync());
        await reader.Page.GetByText("Sources", new() { Exact = true }).ClickAsync();
        await reader.Page.WaitForFunctionAsync("() => document.title === 'Sources · CcgcStream'");
    }
}
