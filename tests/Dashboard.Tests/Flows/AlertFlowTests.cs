using CcgcStream.Dashboard.Tests.Browser;
using CcgcStream.Dashboard.Tests.Views;
using CcgcStream.Tests.Site;

namespace CcgcStream.Dashboard.Tests.Flows;

/// <summary>What people do about an alert.</summary>
[Collection(ChromiumGroup.Name)]
public sealed class AlertFlowTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task An_alert_is_acknowledged_silenced_with_a_reason_until_a_time_and_resolved_and_others_see_it_at_once()
    {
        await using var site = await TestSite.StartAsync();
        var id = await AlertMaker.AddAsync(site, TimeProvider.System.GetUtcNow());
        await using var actor = await Visit.OpenAsync(chromium, site, "/alerts");
        await using var onlooker = await Visit.OpenAsync(chromium, site, "/alerts", language: "zh-CN");
        var card = "#" + id;
        await actor.SeesAsync(card + " .says", "Negative share 41 % against a usual 12 %, over 23 stories");
        await onlooker.SeesAsync(card + " .says", "负面占比 41%");

        await actor.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Acknowledge" }).ClickAsync();
        await actor.SeesAsync(card + " .state-acknowledged", "Acknowledged");
        await onlooker.SeesAsync(card + " .state-acknowledged", "已确认");

        var silence = actor.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Silence", Exact = true });
        Assert.True(await silence.IsDisabledAsync());
        await actor.Page.GetByLabel("Silence for").SelectOptionAsync("240");
        await actor.Page.GetByLabel("because").FillAsync("known works on line 2");
        await silence.ClickAsync();
        await actor.SeesAsync(card, "Silenced until");
        await actor.SeesAsync(card, "known works on line 2");
        var until = (await site.Http.GetStringAsync("/v1/alerts")).Split("\"until\":\"")[1][..19];
        Assert.InRange(DateTimeOffset.Parse(until + "Z", System.Globalization.CultureInfo.InvariantCulture) - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(225), TimeSpan.FromMinutes(241));

        await actor.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Resolve" }).ClickAsync();
        await actor.CountsAsync(card, 0);
        await onlooker.CountsAsync(card, 0);
        await actor.GoAsync("/alerts?show=all");
        await actor.SeesAsync(card + " .state-resolved", "Resolved");
        Assert.Empty(actor.Errors);
    }
}
