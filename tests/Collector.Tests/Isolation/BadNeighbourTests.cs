using CcgcStream.Collector.Tests.Fakes;
using CcgcStream.Collector.Tests.Sources;
using CcgcStream.State.Sources;
using CcgcStream.Stubs.Clocks;
using CcgcStream.Stubs.Faults;
using CcgcStream.Stubs.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CcgcStream.Collector.Tests.Isolation;

/// <summary>A source that is broken, slow, mad or not there at all delays no other.</summary>
public sealed class BadNeighbourTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_good_source_needs_no_more_rounds_beside_bad_ones()
    {
        var alone = await RoundsAsync([]);
        await using var bad = new BadStub();
        await bad.StartAsync();
        List<(string, string)> neighbours = [("Sources:nonsense:Type", "no-such-type"), ("Sources:broken:Type", "rss"), ("Sources:broken:Opml", "/nowhere.opml")];
        foreach (var path in (string[])["silent", "endless", "garbage", "refuses", "dead"])
        {
            neighbours.AddRange([($"Sources:{path}:Type", "facebook"), ($"Sources:{path}:Token", "t"), ($"Sources:{path}:Pages", "a,b,c,d,e,f,g,h"), ($"Sources:{path}:BaseUrl", $"{bad.Address}/{path}")]);
        }

        var beside = await RoundsAsync(neighbours);
        Assert.True(bad.Requests > 10, "the bad neighbours were not even asked");
        // Measured in virtual hours until all is there: what waits in the good source's own code, not what the machine has to spare.
        Assert.True(beside <= alone * 3 + TimeSpan.FromMinutes(30), $"alone {alone}, beside bad neighbours {beside}");
    }

    private static async Task<TimeSpan> RoundsAsync(List<(string Key, string Value)> neighbours)
    {
        await using var stub = StubCatalogue.All["newsapi"](new Corpus(2000, Now), 6);
        await stub.StartAsync();
        var (log, state, clock) = (new MemoryLog(), new MemoryState(), new AcceleratedClock(Now));
        await using (await CollectorApp.StartAsync(log, state, clock, [.. neighbours, ("Horizon", "3650.00:00:00"), .. stub.Settings.Select(s => ($"Sources:good:{s.Key}", s.Value))]))
        {
            for (var patience = 0; patience < 1200 && !stub.Truth.IsSubsetOf(log.Ids.ToHashSet()); patience++)
            {
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }

            Assert.Empty(stub.Truth.Except(log.Ids).Take(5));
            var health = (await new SourceHealthReader(state).ReadAsync(1, TestContext.Current.CancellationToken)).ToDictionary(h => h.Heartbeat.Source, h => h.Heartbeat.State);
            Assert.All(health.Where(h => h.Key != "good"), h => Assert.Contains(h.Value, (string[])["starting", "failing", "needs-attention"]));
            return clock.GetUtcNow() - Now;
        }
    }

    private sealed class BadStub() : StubServer(new Corpus(1, Now), new FaultScript(1))
    {
        private int _requests;

        public int Requests => _requests;

        public override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>();

        public override IReadOnlySet<string> Truth => new HashSet<string>();

        protected override void Map(WebApplication app) => app.MapFallback(async (HttpContext http) =>
        {
            Interlocked.Increment(ref _requests);
            switch (http.Request.Path.Value!.Split('/')[1])
            {
                case "silent":
                    await Task.Delay(Timeout.Infinite, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                    break;
                case "endless":
                    var chunk = new byte[64 * 1024];
                    while (!http.RequestAborted.IsCancellationRequested)
                    {
                        await http.Response.Body.WriteAsync(chunk, http.RequestAborted);
                        await Task.Delay(5, http.RequestAborted);
                    }

                    break;
                case "garbage":
                    await http.Response.WriteAsync("{\"data\":[[[[");
                    break;
                case "refuses":
                    http.Response.StatusCode = 401;
                    break;
                default:
                    http.Abort();
                    break;
            }
        });
    }
}
