using Microsoft.Playwright;

namespace CcgcStream.Dashboard.Tests.Browser;

/// <summary>One real Chromium for the whole run: Debian's, driven by Playwright. Missing, the tests say so and are skipped.</summary>
public sealed class ChromiumFixture : IAsyncLifetime
{
    private const string Path = "/usr/bin/chromium";
    private IPlaywright? _playwright;

    private IBrowser? Browser { get; set; }

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Path))
        {
            return;
        }
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Path,
            Args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A fresh page of its own context.</summary>
    public async Task<IPage> OpenAsync(int width = 1440, int height = 900, string language = "en-GB", bool dark = false)
    {
        Assert.SkipWhen(Browser is null, "NO BROWSER: /usr/bin/chromium is missing, so nothing of the dashboard was tested in it (apt-get install chromium).");
        var context = await Browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height }, Locale = language, ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
        });
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
        {
            await Browser.DisposeAsync();
        }
        _playwright?.Dispose();
    }
}

[CollectionDefinition(Name)]
public sealed class ChromiumGroup : ICollectionFixture<ChromiumFixture>
{
    public const string Name = "Chromium";
}
