using System.Diagnostics;
using System.Text.Json;
using CcgcStream.Servers;

namespace CcgcStream.System.Tests.Standalone;

/// <summary>One process, no server: on an empty directory Standalone is ready within seconds and already shows a moving ranking.</summary>
public sealed class ColdStartTests
{
    /// <summary>The aim is 3 s on a machine of its own; its work is about 2.5 s of CPU, which a busy machine stretches but does not add to.</summary>
    private static readonly TimeSpan Work = TimeSpan.FromSeconds(10);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ready_from_nothing_with_a_page_and_a_ranking_that_says_simulated_and_moves()
    {
        using var data = new TemporaryDirectory();
        var watch = Stopwatch.StartNew();
        await using var standalone = await ServiceProcess.StartAsync("Standalone", new Dictionary<string, string> { ["Data:Directory"] = data.Path });
        var (ready, work) = (watch.Elapsed, standalone.ProcessorTime);
        TestContext.Current.SendDiagnosticMessage($"cold start {ready.TotalSeconds:0.00} s, {work.TotalSeconds:0.00} s of CPU");
        Assert.True(work < Work, $"ready after {ready}, {work} of CPU");

        Assert.Contains("CcgcStream", await standalone.Http.GetStringAsync("", Ct), StringComparison.Ordinal);
        var first = await MovedAsync(standalone, 0);
        await MovedAsync(standalone, first);
    }

    /// <summary>Revision of the first ranking beyond the given one, which must say that it is simulated and hold pieces.</summary>
    private static async Task<long> MovedAsync(ServiceProcess standalone, long revision)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        limit.CancelAfter(TimeSpan.FromMinutes(3));
        while (true)
        {
            using var ranking = JsonDocument.Parse(await standalone.Http.GetStringAsync("v1/ranking?window=1h", limit.Token));
            var (now, cities) = (ranking.RootElement.GetProperty("revision").GetInt64(), ranking.RootElement.GetProperty("cities"));
            if (now > revision && cities.EnumerateArray().Any(static c => c.GetProperty("pieces").GetInt64() > 0))
            {
                Assert.True(ranking.RootElement.GetProperty("simulated").GetBoolean());
                return now;
            }

            await Task.Delay(50, limit.Token);
        }
    }
}
