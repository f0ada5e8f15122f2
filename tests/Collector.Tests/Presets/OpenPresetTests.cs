using CcgcStream.Collector.Tests.Fakes;
using CcgcStream.Collector.Tests.Sources;
using CcgcStream.Stubs.Clocks;
using CcgcStream.Stubs.Faults;
using CcgcStream.Stubs.Hosting;

namespace CcgcStream.Collector.Tests.Presets;

public sealed class OpenPresetTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Gdelt_rss_and_bluesky_run_without_a_key()
    {
        var stubs = new Dictionary<string, StubServer>();
        var settings = new List<(string, string)> { ("Preset", "open"), ("Horizon", "3650.00:00:00") };
        foreach (var (source, stub) in new[] { ("gdelt", "gdelt"), ("rss", "rss"), ("bluesky", "bluesky-2") })
        {
            stubs[source] = StubCatalogue.All[stub](new Corpus(500, Now), 4);
            await stubs[source].StartAsync();
            // Only where the stubs are and what they hold; which sources run, and how, is the preset's.
            settings.AddRange(stubs[source].Settings.Where(s => s.Key != "Type").Select(s => ($"Sources:{source}:{s.Key}", s.Value)));
        }

        var log = new MemoryLog();
        await using (await CollectorApp.StartAsync(log, new MemoryState(), new AcceleratedClock(Now), [.. settings]))
        {
            var truth = stubs.Values.SelectMany(s => s.Truth).ToHashSet();
            for (var end = DateTime.UtcNow.AddMinutes(10); DateTime.UtcNow < end && !truth.IsSubsetOf(log.Ids);)
            {
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }

            Assert.Empty(truth.Except(log.Ids).Take(5));
        }

        foreach (var stub in stubs.Values)
        {
            await stub.DisposeAsync();
        }
    }
}
