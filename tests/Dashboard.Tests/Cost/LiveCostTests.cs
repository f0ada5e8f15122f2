using System.Diagnostics;
using CcgcStream.Dashboard.Tests.Browser;
using CcgcStream.Tests.Site;

namespace CcgcStream.Dashboard.Tests.Cost;

/// <summary>
/// What a live page costs: a hundred cities whose scores all change once a second. Counted in processor time, which a busy
/// machine stretches little, not by the clock.
/// </summary>
[Collection(ChromiumGroup.Name)]
public sealed class LiveCostTests(ChromiumFixture chromium)
{
    private const int Ticks = 12;

    /// <summary>Seconds of processor time a tick. A tenth is the aim, for a quiet machine; beside other work the same code takes several times as long.</summary>
    private static readonly double Allowed = Environment.GetEnvironmentVariable("CCGC_TEST_ALL") == "1" ? 0.1 : 1;

    [Theory]
    [InlineData("/", "table.ranking tbody tr")]
    [InlineData("/map", "circle.city")]
    public async Task A_hundred_cities_a_tick_a_second_leave_the_browser_nine_tenths_of_a_core(string path, string content)
    {
        await using var site = await TestSite.StartAsync();
        await site.PutAsync(Scores.OfAll(TestSite.Cities));
        await using var reader = await Visit.OpenAsync(chromium, site, path);
        await reader.CountsAsync(content, TestSite.Cities.Count);
        var session = await reader.Page.Context.NewCDPSessionAsync(reader.Page);
        await session.SendAsync("Performance.enable", new() { ["timeDomain"] = "threadTicks" });
        await TickAsync(site, 2);
        var (busy, server, started) = (await BusyAsync(session), Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.GetTimestamp());
        for (var tick = 0; tick < Ticks; tick++)
        {
            await TickAsync(site, 3 + tick);
        }
        var spent = await BusyAsync(session) - busy;
        var circuit = Process.GetCurrentProcess().TotalProcessorTime - server;
        var seconds = Math.Max(Ticks, Stopwatch.GetElapsedTime(started).TotalSeconds);
        TestContext.Current.SendDiagnosticMessage(
            $"{path}: browser {100 * spent / seconds:0.0} % of a core ({1000 * spent / Ticks:0} ms a tick), server with scoring and store {100 * circuit.TotalSeconds / seconds:0.0} % of a core, {seconds:0.0} s");
        Assert.True(await reader.Find(content).First.IsVisibleAsync());
        Assert.True(spent / Ticks < Allowed, $"{1000 * spent / Ticks:0} ms of the browser's main thread a tick");
    }

    /// <summary>All scores change; then the rest of a second passes.</summary>
    private static async Task TickAsync(TestSite site, long revision)
    {
        await site.Scores.PutAsync(Scores.OfAll(TestSite.Cities, revision), default);
        await Task.Delay(TimeSpan.FromSeconds(1));
    }

    /// <summary>Processor seconds of the page's main thread in tasks: script, style, layout and paint.</summary>
    private static async Task<double> BusyAsync(Microsoft.Playwright.ICDPSession session)
    {
        var metrics = (await session.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics");
        return metrics.EnumerateArray().Single(metric => metric.GetProperty("name").GetString() == "TaskDuration").GetProperty("value").GetDouble();
    }
}
