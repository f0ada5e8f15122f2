using CcgcStream.Dashboard.Tests.Browser;
using CcgcStream.State.Access;
using CcgcStream.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace CcgcStream.Dashboard.Tests.Flows;

/// <summary>Signing in, and what a page does when its server goes away.</summary>
[Collection(ChromiumGroup.Name)]
public sealed class ConnectionTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task Where_a_key_is_required_a_reader_signs_in_with_it_and_out_again()
    {
        await using var site = await TestSite.StartAsync("Auth:Required=true");
        var keys = site.Services.GetRequiredService<ApiKeyStore>();
        var key = await keys.AddAsync("reader", [ApiKeyScopes.Read], TimeSpan.FromDays(1), default);
        await AlertMaker.AddAsync(site, TimeProvider.System.GetUtcNow());
        await using var reader = await Visit.SignedOutAsync(chromium, site, "/alerts");
        await reader.SeesAsync("h1", "Sign in");
        await reader.Page.GetByLabel("API key").FillAsync("ccgc_wrong");
        await reader.Page.GetByRole(Microsoft.Playwright.AriaRole.Button).ClickAsync();
        await reader.SeesAsync("[role=alert]", "unknown, expired or revoked");
        await reader.Page.GetByLabel("API key").FillAsync(key.Token);
        await reader.Page.GetByRole(Microsoft.Playwright.AriaRole.Button).ClickAsync();
        await reader.IsAtAsync("/alerts$");
        await reader.LiveAsync();
        await reader.SeesAsync("article.alert");
        // The key may read, not act: nothing is offered that would be refused.
        await reader.CountsAsync("article.alert button", 0);
        await reader.Page.GetByText("Sign out").ClickAsync();
        await reader.SeesAsync("h1", "Sign in");
        await reader.Page.GotoAsync(new Uri(site.Address, "/alerts").ToString());
        await reader.SeesAsync("h1", "Sign in");
    }

    [Fact]
    public async Task A_page_says_when_its_server_is_gone_and_is_live_again_when_it_is_back()
    {
        var site = await TestSite.StartAsync();
        await site.PutAsync(Scores.OfAll(TestSite.Cities));
        await using var reader = await Visit.OpenAsync(chromium, site, "/");
        await reader.SeesAsync("table.ranking tbody tr");
        var address = site.Address;
        await site.DisposeAsync();
        await reader.SeesAsync("#components-reconnect-modal", "The figures are not live");
        // What has been read stays readable meanwhile.
        await reader.SeesAsync("table.ranking tbody tr");
        await using var again = await TestSite.StartAsync("urls=" + address.ToString().TrimEnd('/'));
        await again.PutAsync(Scores.OfAll(TestSite.Cities));
        await again.PutAsync([Scores.Of("dalian", 99.5, revision: 2)]);
        await reader.SeesAsync("table.ranking tbody tr:first-child", "Dalian");
        await reader.LiveAsync();
        Assert.False(await reader.Find("#components-reconnect-modal").IsVisibleAsync());
        await again.PutAsync([Scores.Of("harbin", 99.9, revision: 3)]);
        await reader.SeesAsync("table.ranking tbody tr:first-child", "Harbin");
    }
}
