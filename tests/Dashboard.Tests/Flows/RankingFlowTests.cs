using CcgcStream.Dashboard.Tests.Browser;
using CcgcStream.Dashboard.Tests.Views;
using CcgcStream.Tests.Site;

namespace CcgcStream.Dashboard.Tests.Flows;

/// <summary>From the ranking down to the posts that made a score.</summary>
[Collection(ShowcaseGroup.Name)]
public sealed class RankingFlowTests(ChromiumFixture chromium, ShowcaseFixture showcase)
{
    [Fact]
    public async Task A_reader_slices_the_ranking_finds_a_city_opens_it_and_reads_its_posts()
    {
        await using var reader = await Visit.OpenAsync(chromium, showcase.Site, "/?window=7d");
        await reader.CountsAsync("table.ranking tbody tr", TestSite.Cities.Count);

        await reader.Find("label:has-text('Posts') select").SelectOptionAsync("platform:facebook");
        await reader.IsAtAsync("slice=platform");
        await reader.SeesAsync("strong.chip", "Platform: Facebook");
        await reader.CountsAsync("table.ranking tbody tr", 5);

        await reader.Find("input.find").FillAsync("wuh");
        await reader.CountsAsync("table.ranking tbody tr", 1);
        await reader.Find("input.find").FillAsync("nowhere");
        await reader.SeesAsync(".empty", "No city of this name");
        await reader.Find("input.find").FillAsync("武汉");
        await reader.Find("table.ranking a").ClickAsync();
        await reader.IsAtAsync("/city/wuhan\\?.*window=7d.*slice=platform");
        await reader.SeesAsync("h1", "Wuhan");
        await reader.SeesAsync("table.posts td", "");
        foreach (var platform in await reader.Find("table.posts tbody td:nth-child(3)").AllInnerTextsAsync())
        {
            Assert.Equal("Facebook", platform);
        }

        await reader.Find("a.chip").ClickAsync();
        await reader.CountsAsync("a.chip", 0);
        await reader.Find(".pills a:has-text('30 d')").ClickAsync();
        await reader.IsAtAsync("window=30d");
        await reader.SeesAsync(".pills a[aria-current]", "30 d");
        Assert.Empty(reader.Errors);
    }

    [Fact]
    public async Task Evidence_that_a_reader_asked_for_stays_when_scores_change()
    {
        await using var reader = await Visit.OpenAsync(chromium, showcase.Site, "/city/wuhan?window=7d");
        await reader.CountsAsync("table.posts tbody tr", 20);
        await reader.Page.GetByText("More posts").ClickAsync();
        await reader.CountsAsync("table.posts tbody tr", 40);
        // Four windows of history, of which the posts fill two days: the rest is drawn as a gap, not as a line.
        await reader.SeesAsync("rect.gap");
        Assert.True(await reader.Page.EvaluateAsync<bool>(
            "() => { const gap = document.querySelector('rect.gap').getBBox(), line = document.querySelector('.hist-line').getBBox(); return gap.width > 400 && line.x >= gap.x + gap.width - 1; }"));
        var asOf = await reader.Find(".label time").InnerTextAsync();
        await showcase.TouchAsync("wuhan");
        await reader.SeesAsync($".label time:not(:text-is('{asOf}'))");
        await reader.CountsAsync("table.posts tbody tr", 40);
    }

    [Fact]
    public async Task Other_weights_give_another_score_and_the_usual_ones_the_old_score_again()
    {
        await using var reader = await Visit.OpenAsync(chromium, showcase.Site, "/city/wuhan?window=7d");
        var usual = await reader.Find(".whatif .big").InnerTextAsync();
        var reputation = reader.Find(".whatif input").Nth(1);
        await reputation.FocusAsync();
        await reader.Page.Keyboard.PressAsync("End");
        await reader.SeesAsync(".whatif output:text-is('56 %')");
        await reader.SeesAsync($".whatif .big:not(:text-is('{usual}'))");
        await reader.SeesAsync(".whatif .result", "against the usual weights");
        await reader.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Usual weights" }).ClickAsync();
        await reader.SeesAsync($".whatif .big:text-is('{usual}')");
    }

    [Fact]
    public async Task Cities_are_added_to_a_comparison_and_taken_from_it()
    {
        await using var reader = await Visit.OpenAsync(chromium, showcase.Site, "/compare?window=7d&cities=wuhan,beijing");
        await reader.CountsAsync(".radar-shape", 2);
        await reader.Page.GetByLabel("Add a city").SelectOptionAsync("chengdu");
        await reader.IsAtAsync("chengdu");
        await reader.CountsAsync(".radar-shape", 3);
        await reader.Find("button.chip:has-text('Beijing')").ClickAsync();
        await reader.CountsAsync(".radar-shape", 2);
        await reader.CountsAsync("table.ranking tbody tr", 2);
        Assert.Empty(reader.Errors);
    }
}
