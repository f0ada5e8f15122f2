using System.Collections.Concurrent;
using System.Diagnostics;
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
    public async Task A_good_source_is_as_fast_beside_neighbours_that_stall_throw_and_flood()
    {
        var alone = await RunAsync([]);
        await using var bad = new BadStub();
        await bad.StartAsync();
        List<(string, string)> neighbours = [("Sources:nonsense:Type", "no-such-type"), ("Sources:broken:Type", "rss"), ("Sources:broken:Opml", "/nowhere.opml")];
        foreach (var path in BadStub.Ways)
        {
            neighbours.AddRange([($"Sources:{path}:Type", "facebook"), ($"Sources:{path}:Token", "t"), ($"Sources:{path}:Pages", "a,b,c,d,e,f,g,h"), ($"Sources:{path}:BaseUrl", $"{bad.Address}/{path}")]);
        }

        var beside = await RunAsync(neighbours);
        TestContext.Current.TestOutputHelper!.WriteLine($"alone {alone.TotalSeconds:0.0} s, beside {beside.TotalSeconds:0.0} s");
        Assert.All(BadStub.Ways, way => Assert.True(bad.Requests(way) > 0, $"the neighbour that {way} was not even asked"));
        Assert.True(bad.Requests("floods") > 20, "the flood was none");
        // One that waited for a neighbour would never end, for they do not; the bound leaves room for a machine that is busy with other things.
        Assert.True(beside <= alone * 10 + TimeSpan.FromMinutes(2), $"alone {alone}, beside bad neighbours {beside}");
    }

    /// <summary>How long the good source takes, from its first request on.</summary>
    private static async Task<TimeSpan> RunAsync(List<(string Key, string Value)> neighbours)
    {
        await using var stub = StubCatalogue.All["newsapi"](new Corpus(2000, Now), 6);
        await stub.StartAsync();
        var (log, state, truth) = (new MemoryLog(), new MemoryState(), stub.Truth);
        var time = Stopwatch.StartNew();
        await using (await CollectorApp.StartAsync(
            log, state, new AcceleratedClock(Now), [.. neighbours, ("Horizon", "3650.00:00:00"), .. stub.Settings.Select(s => ($"Sources:good:{s.Key}", s.Value))]))
        {
            while (time.Elapsed < TimeSpan.FromMinutes(10) && !truth.IsSubsetOf(Good(log)))
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }

            time.Stop();
            Assert.Empty(truth.Except(Good(log)).Take(5));
            var health = (await new SourceHealthReader(state).ReadAsync(1, TestContext.Current.CancellationToken)).ToDictionary(h => h.Heartbeat.Source, h => h.Heartbeat.State);
            Assert.All(health.Where(h => h.Key is not ("good" or "floods")), h => Assert.Contains(h.Value, (string[])["starting", "failing", "needs-attention"]));
            return time.Elapsed;
        }
    }

    private static HashSet<string> Good(MemoryLog log) => [.. log.Ids.Where(id => id.StartsWith("news:", StringComparison.Ordinal))];

    private sealed class BadStub() : StubServer(new Corpus(1, Now), new FaultScript(1))
    {
        public static readonly IReadOnlyList<string> Ways = ["stalls", "endless", "garbage", "refuses", "throws", "floods"];

        private readonly ConcurrentDictionary<string, int> _requests = new();

        public int Requests(string way) => _requests.GetValueOrDefault(way);

        public override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>();

        public override IReadOnlySet<string> Truth => new HashSet<string>();

        protected override void Map(WebApplication app) => app.MapFallback(async (HttpContext http) =>
        {
            var way = http.Request.Path.Value!.Split('/')[1];
            var request = _requests.AddOrUpdate(way, 1, (_, n) => n + 1);
            switch (way)
            {
                case "stalls":
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
                case "floods":
                    await Task.Delay(20, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // So that the test's memory bears it: still 5,000 posts a second.
                    var posts = Enumerable.Range(0, 100).Select(i => $$"""{"id":"f_{{request}}_{{i}}","message":"Wuhan","created_time":"2026-11-23T11:00:00+0000"}""");
                    await http.Response.WriteAsync($$$"""{"data":[{{{string.Join(',', posts)}}}],"paging":{"next":"https://graph.facebook.com/v23.0/a/posts?after={{{request}}}"}}""");
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
