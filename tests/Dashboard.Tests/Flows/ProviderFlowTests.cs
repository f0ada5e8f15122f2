using CcgcStream.Dashboard.Tests.Browser;
using CcgcStream.Tests.Site;

namespace CcgcStream.Dashboard.Tests.Flows;

/// <summary>Signing in at an identity provider on another site, in a browser that holds to the rules of Strict cookies and of the content policy.</summary>
[Collection(ChromiumGroup.Name)]
public sealed class ProviderFlowTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task A_reader_signs_in_at_another_site_comes_back_to_the_page_it_wanted_and_signs_out_of_both()
    {
        await using var provider = await SignInProvider.StartAsync();
        await using var site = await TestSite.StartAsync(provider.Settings);
        await AlertMaker.AddAsync(site, TimeProvider.System.GetUtcNow());
        await using var reader = await Visit.SignedOutAsync(chromium, site, "/alerts");
        await reader.SeesAsync("h1", "Sign in");
        await reader.Page.GetByText("Sign in with Example").ClickAsync();
        await reader.IsAtAsync("/alerts$");
        await reader.LiveAsync();
        await reader.SeesAsync("article.alert");
        // The role grants ack: what may be done is offered.
        await reader.SeesAsync("article.alert button");
        Assert.Equal([], reader.Errors);
        await reader.Page.GetByText("Sign out").ClickAsync();
        await reader.SeesAsync("h1", "Signed out of the provider");
        Assert.Equal(1, provider.SignedOut);
        await reader.Page.GotoAsync(new Uri(site.Address, "/alerts").ToString());
        await reader.SeesAsync("h1", "Sign in");
        // The provider's own page may lack an icon; ours must not have been stopped by its policy.
        Assert.DoesNotContain(reader.Errors, error => error.Contains("Content Security Policy", StringComparison.Ordinal));
    }
}
