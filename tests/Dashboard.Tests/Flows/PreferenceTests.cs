using CcgcStream.Dashboard.Tests.Browser;
using CcgcStream.Dashboard.Tests.Views;

namespace CcgcStream.Dashboard.Tests.Flows;

/// <summary>Language and theme, keyboard, motion and paper.</summary>
[Collection(ShowcaseGroup.Name)]
public sealed class PreferenceTests(ChromiumFixture chromium, ShowcaseFixture showcase)
{
    [Fact]
    public async Task Language_and_theme_are_kept_and_the_reader_stays_where_he_was()
    {
        await using var reader = await Visit.OpenAsync(chromium, showcase.Site, "/city/wuhan?window=7d");
        await reader.Page.GetByText("中文").ClickAsync();
        await reader.IsAtAsync("/city/wuhan\\?window=7d");
        await reader.SeesAsync("html[lang=zh-Hans] h1", "武汉");
        await reader.LiveAsync();
        await reader.Page.GetByText("深色", new() { Exact = true }).ClickAsync();
        await reader.SeesAsync("html[data-theme=dark] h1", "武汉");
        await reader.GoAsync("/map");
        await reader.SeesAsync("html[data-theme=dark][lang=zh-Hans] h1", "地图");
        Assert.Equal("rgb(12, 19, 25)", await reader.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor"));
        Assert.Equal("地图 · CcgcStream", await reader.Page.TitleAsync());
    }

    [Fact]
    public async Task The_keyboard_alone_leads_past_the_navigation_to_a_city_and_back()
    {
        await using var reader = await Visit.OpenAsync(chromium, showcase.Site, "/?window=7d");
        var keys = reader.Page.Keyboard;
        // A page opens with the focus on its heading; backwards lie the navigation and, first of all, the way past it.
        for (var steps = 0; steps < 20 && await Focused(reader) != "Skip to the content"; steps++)
        {
            await keys.PressAsync("Shift+Tab");
        }
        Assert.Equal("Skip to the content", await Focused(reader));
        await keys.PressAsync("Enter");
        await keys.PressAsync("Tab");
        Assert.Equal("1 h", await Focused(reader));
        for (var steps = 0; steps < 20 && await reader.Page.EvaluateAsync<bool>("() => !document.activeElement.closest('table')"); steps++)
        {
            await keys.PressAsync("Tab");
            Assert.True(
                await reader.Page.EvaluateAsync<bool>("() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2; }"),
                "No focus ring on " + await reader.Page.EvaluateAsync<string>("() => document.activeElement.outerHTML.slice(0, 120)"));
        }
        var city = await Focused(reader);
        await keys.PressAsync("Enter");
        await reader.SeesAsync("h1", city);
        // A new page is announced: its heading has the focus.
        await reader.Page.WaitForFunctionAsync("() => document.activeElement.tagName === 'H1'");
        await reader.Page.GoBackAsync();
        await reader.SeesAsync("h1", "City ranking");
    }

    [Fact]
    public async Task Nothing_moves_for_a_reader_who_wants_no_motion()
    {
        await using var reader = await Visit.OpenAsync(chromium, showcase.Site, "/city/wuhan?window=7d");
        Assert.Equal(0, await reader.Page.EvaluateAsync<int>(
            "() => [...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e); return s.animationName !== 'none' || parseFloat(s.transitionDuration) > 0; }).length"));
    }

    [Fact]
    public async Task The_report_prints_black_on_white_without_the_controls_even_in_the_dark()
    {
        await using var reader = await Visit.OpenAsync(chromium, showcase.Site, "/report", dark: true);
        await reader.SeesAsync(".evidence");
        await reader.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
        Assert.Equal("rgb(255, 255, 255)", await reader.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor"));
        Assert.Equal("rgb(0, 0, 0)", await reader.Page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('.tile strong')).color"));
        foreach (var hidden in new[] { "header.bar", "form.choices", "footer", "button" })
        {
            Assert.False(await reader.Find(hidden).First.IsVisibleAsync(), hidden + " is printed");
        }
        var paper = await reader.Page.PdfAsync(new() { Format = "A4", PrintBackground = true });
        // Three sheets at most for the whole report.
        Assert.InRange(System.Text.Encoding.Latin1.GetString(paper).Split("/Type /Page\n").Length - 1, 1, 3);
    }

    private static Task<string> Focused(Visit reader) => reader.Page.EvaluateAsync<string>("() => document.activeElement.textContent.trim()");
}
