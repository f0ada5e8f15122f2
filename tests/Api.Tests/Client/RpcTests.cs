using System.Text.Json;
using CcgcStream.Client;
using CcgcStream.Contracts.V1;
using CcgcStream.Servers;
using CcgcStream.Tests.Site;
using Google.Protobuf;
using Grpc.Core;

namespace CcgcStream.Api.Tests.Client;

/// <summary>gRPC beside REST, over the same data: every value that REST tells is told.</summary>
public sealed class RpcTests
{
    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithFormatDefaultValues(true));

    [Fact]
    public async Task Every_read_over_grpc_tells_what_rest_tells()
    {
        var port = FreePort.Next();
        await using var site = await TestSite.StartPipelineAsync("Collector:Preset=none", $"Grpc:Port={port}");
        var now = TimeProvider.System.GetUtcNow();
        await site.PostAsync(Pieces.Many(120, now), "/v1/generations", "\"seen\":120");
        await site.UntilAsync("/v1/pipeline", "\"lag\":0");
        await site.UntilAsync("/v1/cities/wuhan?generation=live", "\"7d\"");
        var client = QueryClients.Create(new Uri($"http://127.0.0.1:{port}"));
        // A fixed moment, so that both speak of the same now.
        var at = now.AddHours(1).ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
        var scope = new CityScope { City = "wuhan", Window = "7d", AsOf = at };
        async Task SameAsync(IMessage reply, string path) => Same(await site.Http.GetStringAsync(path), Formatter.Format(reply), path);
        await SameAsync(await client.GetHistoryAsync(new HistoryQuery { Scope = scope, Points = 4 }), $"/v1/cities/wuhan/history?window=7d&asOf={at}&points=4");
        await SameAsync(await client.ListPostsAsync(new PostsQuery { Scope = scope, Limit = 5 }), $"/v1/cities/wuhan/posts?window=7d&asOf={at}&limit=5");
        await SameAsync(await client.ExplainAsync(new ExplainQuery { Scope = scope, Weights = "1,2,1,1,1" }), $"/v1/cities/wuhan/explain?window=7d&asOf={at}&weights=1,2,1,1,1");
        await SameAsync(await client.ExplainTreeAsync(new ExplainTreeQuery { Scope = scope }), $"/v1/cities/wuhan/explain/tree?window=7d&asOf={at}");
        await SameAsync(await client.ExplainChangeAsync(new ExplainChangeQuery { Scope = scope, Dimension = "volume" }), $"/v1/cities/wuhan/changes?window=7d&asOf={at}&dimension=volume");
        await SameAsync(await client.CompareAsync(new CompareQuery { Cities = { "wuhan", "beijing" }, Window = "7d" }), "/v1/compare?cities=wuhan,beijing&window=7d");
        await SameAsync(
            await client.CompareAsync(new CompareQuery { Cities = { "wuhan", "beijing" }, Window = "7d", Methodology = "1" }), "/v1/compare?cities=wuhan,beijing&window=7d&methodology=1");
        await SameAsync(
            await client.GetHistoryAsync(new HistoryQuery { Scope = new CityScope(scope) { Methodology = "1" }, Points = 4 }),
            $"/v1/cities/wuhan/history?window=7d&asOf={at}&points=4&methodology=1");
        foreach (var version in new[] { "", "1", "2" })
        {
            var detail = await client.GetCityAsync(new CityQueryMessage { City = "wuhan", Methodology = version });
            using var told = JsonDocument.Parse(await site.Http.GetStringAsync($"/v1/cities/wuhan?methodology={version}"));
            Assert.Equal(version is "1" ? "1" : "2", detail.MethodologyVersion);
            Assert.Equal(told.RootElement.GetProperty("windows").GetProperty("7d").GetProperty("composite").GetProperty("value").GetDouble(), detail.Windows["7d"].Score.Score, 9);
        }
        await SameAsync(await client.ListAlertsAsync(new AlertsQuery { Phase = "all" }), "/v1/alerts?phase=all");
        await SameAsync(await client.GetReportAsync(new ReportQuery { From = "2020-01-01", To = "2020-01-31" }), "/v1/report?from=2020-01-01&to=2020-01-31");
        await SameAsync(await client.ListGenerationsAsync(new ListGenerationsQuery()), "/v1/generations");
        Assert.NotEmpty((await client.ListSourcesAsync(new SourcesQuery { Hours = 1 })).At);
        var slice = await client.GetRankingAsync(new RankingQuery { Window = "7d", Platform = "x", MinGrade = "D", AsOf = at });
        using var rest = JsonDocument.Parse(await site.Http.GetStringAsync($"/v1/ranking?window=7d&platform=x&minGrade=D&asOf={at}"));
        Assert.Equal(rest.RootElement.GetProperty("cities").EnumerateArray().Select(city => city.GetProperty("pieces").GetInt64()), slice.Cities.Select(city => city.Pieces));

        async Task<StatusCode> RefusedAsync(Func<Task> ask) => (await Assert.ThrowsAsync<RpcException>(ask)).StatusCode;
        Assert.Equal(StatusCode.NotFound, await RefusedAsync(async () => await client.GetHistoryAsync(new HistoryQuery { Scope = new CityScope { City = "atlantis" } })));
        Assert.Equal(StatusCode.InvalidArgument, await RefusedAsync(async () => await client.CompareAsync(new CompareQuery { Cities = { "wuhan" } })));
        Assert.Equal(StatusCode.InvalidArgument, await RefusedAsync(async () => await client.GetCityAsync(new CityQueryMessage { City = "wuhan", Methodology = "none" })));
        Assert.Equal(StatusCode.InvalidArgument, await RefusedAsync(async () => await client.ExplainAsync(new ExplainQuery { Scope = scope, Weights = "much" })));
        Assert.Equal(StatusCode.NotFound, await RefusedAsync(async () => await client.ListAlertsAsync(new AlertsQuery { Id = "none" })));
    }

    /// <summary>Every value of one document is in the other, at the same place; what protobuf adds are defaults.</summary>
    private static void Same(string rest, string rpc, string path)
    {
        using var expected = JsonDocument.Parse(rest);
        using var actual = JsonDocument.Parse(rpc);
        Compare(expected.RootElement, actual.RootElement, path);
    }

    private static void Compare(JsonElement expected, JsonElement actual, string place)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in expected.EnumerateObject().Where(property => property.Value.ValueKind != JsonValueKind.Null))
                {
                    Assert.True(actual.TryGetProperty(property.Name, out var other), $"{place}.{property.Name} is missing");
                    Compare(property.Value, other, $"{place}.{property.Name}");
                }
                break;
            case JsonValueKind.Array:
                Assert.True(expected.GetArrayLength() == actual.GetArrayLength(), place);
                foreach (var (one, other) in expected.EnumerateArray().Zip(actual.EnumerateArray()))
                {
                    Compare(one, other, place + "[]");
                }
                break;
            case JsonValueKind.Number:
                // 64-bit integers are text in protobuf's JSON.
                var number = actual.ValueKind == JsonValueKind.String ? double.Parse(actual.GetString()!, System.Globalization.CultureInfo.InvariantCulture) : actual.GetDouble();
                Assert.True(Math.Abs(expected.GetDouble() - number) <= 1e-9 * Math.Max(1, Math.Abs(number)), $"{place}: {expected} and {actual}");
                break;
            default:
                Assert.True(expected.ToString() == actual.ToString(), $"{place}: {expected} and {actual}");
                break;
        }
    }
}
