using CcgcStream.Tests.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace CcgcStream.Api.Tests.Load;

/// <summary>
/// Reads of the ranking a second over loopback, from a process of its own, beside a bare Kestrel endpoint that returns the same bytes and a
/// GET of as many bytes from Redis, all in one run. Only with CCGC_TEST_ALL=1; results are in tests/Benchmarks/RESULTS.md.
/// </summary>
public sealed class RankingLoadTests
{
    private const int Runs = 2;

    [Fact]
    public async Task Reads_of_the_ranking_cost_little_more_than_a_bare_endpoint()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CCGC_TEST_ALL") == "1", "A measurement: set CCGC_TEST_ALL=1.");
        Assert.SkipWhen(Wrk.Missing is not null, Wrk.Missing ?? "");
        await using var site = await TestSite.StartAsync();
        await site.PutAsync(Scores.OfAll(TestSite.Cities));
        await using var bare = await BareAsync(site);
        foreach (var (name, query, header) in new[] { ("10 cities", "?limit=10", "Accept: */*"), ("100 cities, gzip", "", "Accept-Encoding: gzip"), ("100 cities", "", "Accept: */*") })
        {
            var ours = new Uri(site.Address, "/v1/ranking" + query);
            var peer = new Uri(bare.Urls.First() + "/bare" + query + (header.EndsWith("gzip", StringComparison.Ordinal) ? "?gzip" : ""));
            // Once for the just-in-time compiler, whose second round comes after thirty calls and a while.
            await Wrk.BestAsync(ours, 1, header);
            await Wrk.BestAsync(peer, 1, header);
            var (read, plain) = (await Wrk.BestAsync(ours, Runs, header), await Wrk.BestAsync(peer, Runs, header));
            var bytes = (await site.Http.GetByteArrayAsync(peer)).Length;
            var redis = await Wrk.RedisGetAsync(bytes);
            TestContext.Current.SendDiagnosticMessage(
                $"ranking of {name}, {bytes} bytes: {read}; bare Kestrel {plain}; Redis GET {redis}; ratio {read.PerSecond / plain.PerSecond:0.00} to Kestrel ({read.CpuMicroseconds / plain.CpuMicroseconds:0.00} of its processor time), {read.PerSecond / redis?.PerSecond:0.00} to Redis");
            // Processor time, since that does not depend on what else the machine does.
            Assert.InRange(read.CpuMicroseconds / plain.CpuMicroseconds, 0, 2.5);
        }
    }

    /// <summary>The least that a server of this framework can do: no middleware, the same bytes.</summary>
    private static async Task<WebApplication> BareAsync(TestSite site)
    {
        using var packing = new HttpClient { BaseAddress = site.Address };
        packing.DefaultRequestHeaders.Add("Accept-Encoding", "gzip");
        var bodies = new Dictionary<string, byte[]>
        {
            ["?limit=10"] = await site.Http.GetByteArrayAsync("/v1/ranking?limit=10"), [""] = await site.Http.GetByteArrayAsync("/v1/ranking"),
            ["?gzip"] = await packing.GetByteArrayAsync("/v1/ranking"),
        };
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var bare = builder.Build();
        bare.Run(http =>
        {
            var body = bodies[http.Request.QueryString.Value!];
            http.Response.ContentType = "application/json";
            http.Response.ContentLength = body.Length;
            return http.Response.Body.WriteAsync(body).AsTask();
        });
        await bare.StartAsync();
        return bare;
    }
}
