using CcgcStream.Tests.Site;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CcgcStream.Dashboard.Tests.Browser;

/// <summary>One reader with one page, in a browser context of its own; what went wrong in it is noted.</summary>
public sealed class Visit : IAsyncDisposable
{
    // Generous: other suites run beside this one on a machine of two cores.
    private const float Patience = 90_000;
    private readonly TestSite _site;

    private Visit(IPage page, TestSite site)
    {
        (Page, _site) = (page, site);
        page.SetDefaultTimeout(Patience);
        page.Context.SetDefaultNavigationTimeout(Patience);
        page.Console += (_, message) => { if (message.Type == "error") { Errors.Add(message.Text); } };
        page.PageError += (_, error) => Errors.Add(error);
        page.Dialog += (_, dialog) => { Dialogs++; _ = dialog.DismissAsync(); };
    }

    public IPage Page { get; }

    /// <summary>Errors of the console and of scripts.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>Dialogs that opened, such as by <c>alert</c>.</summary>
    public int Dialogs { get; private set; }

    /// <summary>Opens a page of a site and waits until its circuit has drawn it.</summary>
    public static async Task<Visit> OpenAsync(
        ChromiumFixture chromium, TestSite site, string path, int width = 1440, int height = 900, string language = "en-GB", bool dark = false)
    {
        var visit = new Visit(await chromium.OpenAsync(width, height, language, dark), site);
        await visit.GoAsync(path);
        return visit;
    }

    /// <summary>Opens a page of a site that first asks who is there.</summary>
    public static async Task<Visit> SignedOutAsync(ChromiumFixture chromium, TestSite site, string path)
    {
        var visit = new Visit(await chromium.OpenAsync(), site);
        await visit.Page.GotoAsync(new Uri(site.Address, path).ToString());
        return visit;
    }

    public async Task GoAsync(string path)
    {
        await Page.GotoAsync(new Uri(_site.Address, path).ToString());
        await LiveAsync();
    }

    /// <summary>Waits until the page is live.</summary>
    public Task LiveAsync() => SeesAsync("main[data-live]");

    public ILocator Find(string selector) => Page.Locator(selector);

    /// <summary>Waits until something is there, and says a text where one is given.</summary>
    public async Task SeesAsync(string selector, string? text = null)
    {
        var found = Page.Locator(selector).First;
        await Expect(found).ToBeVisibleAsync(new() { Timeout = Patience });
        if (text is not null)
        {
            await Expect(found).ToContainTextAsync(text, new() { Timeout = Patience });
        }
    }

    /// <summary>Waits until as many things are there.</summary>
    public Task CountsAsync(string selector, int count) => Expect(Page.Locator(selector)).ToHaveCountAsync(count, new() { Timeout = Patience });

    /// <summary>Waits until the address is as said.</summary>
    public Task IsAtAsync(string pattern) => Expect(Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(pattern), new() { Timeout = Patience });

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();
}
