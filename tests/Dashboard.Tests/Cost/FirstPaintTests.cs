using CcgcStream.Dashboard.Tests.Browser;
using CcgcStream.Dashboard.Tests.Views;

namespace CcgcStream.Dashboard.Tests.Cost;

/// <summary>
/// What stands between a reader and the first picture, with an empty cache. The bytes that must be there first are held to anywhere; the second
/// and a half where CCGC_TEST_ALL=1 says that the machine is quiet.
/// </summary>
[Collection(ShowcaseGroup.Name)]
public sealed class FirstPaintTests(ChromiumFixture chromium, ShowcaseFixture showcase)
{
    private const int Tries = 3;
    private static readonly bool Quiet = Environment.GetEnvironmentVariable("CCGC_TEST_ALL") == "1";

    [Theory]
    [InlineData("/?window=7d")]
    [InlineData("/city/wuhan?window=7d")]
    [InlineData("/alerts")]
    public async Task A_page_is_painted_within_one_and_a_half_seconds_and_waits_for_few_bytes(string path)
    {
        // The best of three: what the machine does beside this is not the page's doing.
        var best = new Costs { Paint = double.MaxValue };
        for (var i = 0; i < Tries; i++)
        {
            var started = TimeProvider.System.GetTimestamp();
            await using var reader = await Visit.OpenAsync(chromium, showcase.Site, path);
            var live = TimeProvider.System.GetElapsedTime(started).TotalMilliseconds;
            var costs = await reader.Page.EvaluateAsync<Costs>("""
                async () => {
                  const paint = await new Promise(done => new PerformanceObserver(list => done(list.getEntriesByName('first-contentful-paint')[0].startTime)).observe({ type: 'paint', buffered: true }));
                  const [page] = performance.getEntriesByType('navigation'), all = performance.getEntriesByType('resource');
                  const bytes = list => list.reduce((sum, entry) => sum + entry.encodedBodySize, 0);
                  return { paint, answer: page.responseEnd, html: page.encodedBodySize, blocking: bytes(all.filter(entry => entry.renderBlockingStatus === 'blocking')), all: bytes(all) };
                }
                """);
            best = costs.Paint < best.Paint ? costs with { Live = live } : best;
        }
        TestContext.Current.SendDiagnosticMessage(
            $"{path}: first paint {best.Paint:0} ms, page there after {best.Answer:0} ms, live after {best.Live:0} ms; {best.Html / 1024:0} KiB of page, {best.Blocking / 1024:0} KiB that block, {best.All / 1024:0} KiB in all");
        // One small style sheet blocks, nothing else.
        Assert.InRange(best.Blocking, 1, 48 * 1024);
        Assert.InRange(best.Paint, 0, Quiet ? 1_500 : 60_000);
    }

    /// <summary>Milliseconds from the start of the navigation, and bytes as they came.</summary>
    public sealed record Costs
    {
        public double Paint { get; init; }

        public double Answer { get; init; }

        public double Live { get; init; }

        public double Html { get; init; }

        public double Blocking { get; init; }

        public double All { get; init; }
    }
}
