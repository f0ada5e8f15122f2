using System.Globalization;
using System.Text.Json;
using CcgcStream.Contracts.Sources;
using CcgcStream.Dashboard.Tests.Browser;
using CcgcStream.Dashboard.Tests.Flows;
using CcgcStream.State;
using CcgcStream.State.Sources;
using CcgcStream.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace CcgcStream.Dashboard.Tests.Hostile;

/// <summary>
/// Text, names and addresses are written by strangers: sent through the whole pipeline they reach every page as text, and nothing
/// in them runs. The content policy would stop most of it; that it never had to is asserted too.
/// </summary>
[Collection(ChromiumGroup.Name)]
public sealed class HostileTextTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task None_of_over_a_hundred_payloads_runs_on_any_page()
    {
        Assert.True(Payloads.All.Count > 100);
        await using var site = await TestSite.StartPipelineAsync("Collector:Preset=none");
        var now = TimeProvider.System.GetUtcNow();
        await site.PostAsync(string.Concat(Payloads.All.Select((payload, i) => LineOf(payload, i, now))), "/v1/pipeline", "\"lag\":0");
        await site.UntilAsync("/v1/cities/wuhan", "\"24h\"");
        foreach (var (payload, i) in Payloads.All.Take(12).Select((payload, i) => (payload, i)))
        {
            await AlertMaker.AddAsync(site, now, payload.PadRight(100 + 3 * i, '.'), i % 2 == 0 ? "javascript:window.__hit=1" : "data:text/html,<script>window.__hit=1</script>", reason: payload);
        }
        await AddSourceAsync(site, now);

        await using var reader = await Visit.OpenAsync(chromium, site, "/city/wuhan");
        await reader.CountsAsync("table.posts tbody tr", 20);
        await reader.SeesAsync(".history");
        for (var shown = 40; await reader.Page.GetByText("More posts").CountAsync() > 0; shown += 20)
        {
            await reader.Page.GetByText("More posts").ClickAsync();
            await reader.CountsAsync("table.posts tbody tr", Math.Min(shown, Payloads.All.Count));
        }
        Assert.Equal(Payloads.All.Count, await reader.Find("table.posts tbody tr").CountAsync());
        await Harmless.CheckAsync(reader, "<script>window.__hit=1</script>");
        // Even whoever goes over everything with pointer and keyboard starts nothing.
        await reader.Page.EvaluateAsync("() => document.querySelectorAll('.posts *, .stories *').forEach(e => { for (const kind of ['mouseover', 'pointerenter', 'focus', 'toggle', 'animationstart']) e.dispatchEvent(new Event(kind, { bubbles: true })); })");
        await Harmless.CheckAsync(reader, null);

        await reader.GoAsync("/alerts");
        await reader.CountsAsync("article.alert", 12);
        await reader.Find("article.alert summary").First.ClickAsync();
        await Harmless.CheckAsync(reader, "<script>window.__hit=1</script>");
        await reader.GoAsync("/sources");
        await Harmless.CheckAsync(reader, Payloads.All[0]);
        foreach (var path in new[] { "/", "/map", "/compare", "/report" })
        {
            await reader.GoAsync(path);
            await Harmless.CheckAsync(reader, null);
        }
        await OnPaperAsync(reader);
        await CheckCsvAsync(site);
    }

    /// <summary>The print view of every page that shows what strangers wrote, and the report made from it as a file of its own, which no policy protects.</summary>
    private async Task OnPaperAsync(Visit reader)
    {
        await reader.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
        foreach (var path in new[] { "/city/wuhan", "/alerts", "/sources", "/report" })
        {
            await reader.GoAsync(path);
            Assert.NotEmpty(await reader.Page.PdfAsync(new() { Format = "A4", PrintBackground = true }));
            await Harmless.CheckAsync(reader, null);
        }
    }

    [Fact]
    public async Task Nothing_in_an_address_runs()
    {
        await using var site = await TestSite.StartAsync();
        await using var reader = await Visit.OpenAsync(chromium, site, "/");
        foreach (var payload in new[] { "<script>window.__hit=1</script>", "\"><img src=x onerror=window.__hit=1>", "javascript:window.__hit=1" }.Select(Uri.EscapeDataString))
        {
            foreach (var path in new[] { "/?window={0}&by={0}&slice={0}&generation={0}", "/compare?cities={0}&generation={0}", "/report?from={0}&to={0}&generation={0}", "/city/wuhan?slice={0}&generation={0}" })
            {
                await reader.GoAsync(string.Format(CultureInfo.InvariantCulture, path, payload));
                await Harmless.CheckAsync(reader, null);
            }
        }
    }

    /// <summary>A post that says a payload in every field that a stranger can fill.</summary>
    internal static string LineOf(string payload, int i, DateTimeOffset now, string country = "GB", string language = "en") => JsonSerializer.Serialize(new
    {
        id = "evil" + i, source = i % 3 == 0 ? "news" : "x", channel = i % 3 == 0 ? "media" : "social", kind = i % 3 == 0 ? "article" : "post", lang = language, country,
        title = $"Wuhan {i} {payload}", text = $"Wuhan news {i} {payload}", hashtags = new[] { payload }, publishedAt = now.AddMinutes(-i).ToString("O", CultureInfo.InvariantCulture),
        url = (i % 3) switch { 0 => $"https://example.org/{i}?q={Uri.EscapeDataString(payload)}", 1 => "javascript:window.__hit=1", _ => "https://example.org/\"><script>window.__hit=1</script>" },
        author = new { id = payload + i, handle = payload, name = payload, type = "individual" }, outlet = new { domain = $"o{i}.example", name = payload, country = "GB" },
    }) + "\n";

    private static async Task AddSourceAsync(TestSite site, DateTimeOffset now)
    {
        var beat = new SourceHeartbeat { Source = "hostile", Type = "rss", Generation = "live", At = now, State = "failing", Problem = string.Join(' ', Payloads.All), LastItemAt = now, HttpStatus = 500 };
        Assert.True(await site.Services.GetRequiredService<IStateStore>().TryWriteAsync(
            SourceKeys.Space, [], [new(SourceKeys.Heartbeat("hostile"), JsonSerializer.SerializeToUtf8Bytes(beat, SourceJsonContext.Default.SourceHeartbeat))], default));
    }

    private static async Task CheckCsvAsync(TestSite site)
    {
        await site.PostAsync(Pieces.Line("formula", "=HYPERLINK(\"http://evil.example\") Wuhan", TimeProvider.System.GetUtcNow(), title: "=cmd|' /C calc'!A0 Wuhan"), "/v1/cities/wuhan/posts", "calc");
        var csv = await site.Http.GetStringAsync("/v1/cities/wuhan/posts?format=csv");
        Assert.Contains("\"'=cmd|' /C calc'!A0 Wuhan\"", csv, StringComparison.Ordinal);
    }
}
