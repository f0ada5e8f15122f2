using System.Text.Json;
using CcgcStream.Contracts.Posts;
using CcgcStream.Dashboard.Tests.Browser;
using CcgcStream.Dashboard.Tests.Flows;
using CcgcStream.Simulation;
using CcgcStream.Tests.Site;
using Microsoft.Playwright;

namespace CcgcStream.Dashboard.Tests.Pictures;

/// <summary>
/// The pictures of deploy/docs/pictures, of simulated data that says so. Explicit: they are taken anew only when asked for, with
/// <c>dotnet tests/Dashboard.Tests/bin/Release/net10.0/CcgcStream.Dashboard.Tests.dll -explicit only</c>.
/// </summary>
[Collection(ChromiumGroup.Name)]
public sealed class PictureTests(ChromiumFixture chromium)
{
    private const string Generation = "simulated";
    private const int Pieces = 9_000;
    private const int MostBytes = 300 * 1024;

    [Fact(Explicit = true)]
    public async Task Pictures_of_every_view_are_taken_anew()
    {
        await using var site = await TestSite.StartPipelineAsync("Collector:Preset=none");
        await FillAsync(site);
        foreach (var (language, scheme, suffix) in new[] { ("en-GB", ColorScheme.Light, ""), ("zh-CN", ColorScheme.Dark, "-dark-zh") })
        {
            foreach (var (path, content, name, width, height) in new[]
            {
                ("/?window=24h", "table.ranking tbody tr", "ranking", 1440, 900), ("/?window=24h", "table.ranking tbody tr", "ranking-phone", 390, 844),
                ("/?window=24h", "table.ranking tbody tr", "ranking-wall", 2560, 1440),
                ("/city/wuhan?window=24h", ".hist-line", "city", 1440, 1500), ("/map?window=24h", "circle.city", "map", 1440, 1000),
                ("/compare?window=24h&cities=beijing,shanghai,suzhou", ".radar-shape.s2", "compare", 1440, 1000), ("/alerts", "article.alert", "alerts", 1440, 800),
                ("/sources", "table.sources, .empty", "sources", 1440, 500), ("/report", ".evidence", "report", 1440, 1200),
            })
            {
                await using var reader = await Visit.OpenAsync(chromium, site, path, width, height, language, dark: scheme == ColorScheme.Dark);
                await reader.Page.WaitForSelectorAsync(content, new() { State = WaitForSelectorState.Attached });
                var picture = await reader.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder(), name + suffix + ".png") });
                Assert.True(picture.Length <= MostBytes, $"{name}{suffix}: {picture.Length} bytes");
            }
        }
    }

    /// <summary>Five days of made-up posts with eight hours missing, and an alert.</summary>
    private static async Task FillAsync(TestSite site)
    {
        var now = TimeProvider.System.GetUtcNow();
        var start = now.AddDays(-5);
        var rate = Pieces / (now - start).TotalSeconds;
        var posts = PostSimulator.Live(7, start, rate).Range(0, Pieces).Select(made => made.Post)
            .Where(post => post.PublishedAt is { } at && (at < now.AddHours(-62) || at > now.AddHours(-54)) && at <= now);
        foreach (var part in posts.Chunk(2_000))
        {
            using var content = new StringContent(string.Concat(part.Select(post => JsonSerializer.Serialize(post, PostJsonContext.Default.Post).ReplaceLineEndings(" ") + "\n")), System.Text.Encoding.UTF8, "application/x-ndjson");
            var answer = await site.Http.PostAsync("/v1/posts?generation=" + Generation, content);
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        }
        await site.UntilAsync("/v1/pipeline", "\"lag\":0");
        await site.UntilAsync("/v1/ranking?window=24h&generation=" + Generation, "\"wuhan\"");
        await AlertMaker.AddAsync(site, now, generation: Generation);
    }

    private static string Folder()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "CcgcStream.sln")))
        {
            root = Path.GetDirectoryName(root) ?? throw new InvalidOperationException("The repository's root was not found.");
        }
        return Path.Combine(root, "deploy", "docs", "pictures");
    }
}
