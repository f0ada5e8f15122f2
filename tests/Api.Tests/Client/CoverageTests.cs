using System.Text.Json;
using CcgcStream.Alerting.Model;
using CcgcStream.AlertStore;
using CcgcStream.Client;
using CcgcStream.State;
using CcgcStream.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace CcgcStream.Api.Tests.Client;

/// <summary>Every operation of the OpenAPI document by a method of the typed client, over data of the whole pipeline.</summary>
public sealed class CoverageTests(PipelineFixture pipeline) : IClassFixture<PipelineFixture>
{
    [Fact]
    public async Task The_typed_client_uses_every_operation_and_reads_what_it_answers()
    {
        using var recorder = new OperationRecorder(new SocketsHttpHandler());
        using var http = new HttpClient(recorder) { BaseAddress = pipeline.Site.Address };
        var client = new CcgcClient(http);
        await CitiesAsync(client);
        await AlertsAsync(client);
        await OthersAsync(client);
        using var document = JsonDocument.Parse(await pipeline.Site.Http.GetStringAsync("/openapi/v1.json"));
        var operations = OperationRecorder.Operations(document);
        Assert.InRange(operations.Count, 20, 100);
        var unused = operations.Where(one => !recorder.Seen.Any(seen => seen.Split(' ') is [var method, var path] && method == one.Method && one.Path.IsMatch(path)));
        // Webhooks are called by partners that sign, not by clients.
        Assert.Equal(["ReceiveWebhook"], unused.Select(one => one.Id));
    }

    private static async Task CitiesAsync(CcgcClient client)
    {
        var week = new ReadScope("7d");
        var ranking = await client.GetRankingAsync(new RankingOptions("7d", MinGrade: "D"));
        var wuhan = ranking.Cities.Single(city => city.Id == "wuhan");
        Assert.Equal(100, (await client.GetCitiesAsync()).Total);
        Assert.Equal(wuhan.Pieces, (await client.GetCityAsync("wuhan")).Windows["7d"].Pieces);
        Assert.Equal(5, (await client.GetHistoryAsync("wuhan", week, points: 5)).Points.Count);
        var explanation = await client.ExplainAsync("wuhan", week, [1, 0, 0, 0, 0], stories: 3);
        Assert.Equal((3, 1.0), (explanation.Stories.Count, explanation.Weights["volume"]));
        Assert.NotEmpty(explanation.Mixes["platform"]);
        var tree = await client.ExplainTreeAsync("wuhan", week, "reputation");
        Assert.Equal(tree.Composite.MicroPoints, tree.Composite.Children.Sum(child => child.MicroPoints));
        Assert.Equal("volume", (await client.ExplainChangeAsync("wuhan", week, dimension: "volume")).Dimension);
        var page = await client.GetPostsAsync("wuhan", scope: week, limit: 2);
        Assert.Equal(2, page.Posts.Count);
        Assert.NotEqual(page.Posts[0].Id, (await client.GetPostsAsync("wuhan", "7d", page.NextCursor)).Posts[0].Id);
        var comparison = await client.CompareAsync(["wuhan", "beijing"], "7d");
        Assert.InRange(comparison.Above.Count, 0, 2);
        foreach (var version in new[] { "1", "2" })
        {
            var by = week with { Methodology = version };
            string[] told =
            [
                (await client.GetRankingAsync(new RankingOptions("7d", Methodology: version))).MethodologyVersion,
                (await client.GetCityAsync("wuhan", methodology: version)).MethodologyVersion,
                (await client.GetHistoryAsync("wuhan", by, points: 2)).MethodologyVersion,
                (await client.ExplainAsync("wuhan", by)).MethodologyVersion,
                (await client.ExplainTreeAsync("wuhan", by, "volume")).MethodologyVersion,
                (await client.ExplainChangeAsync("wuhan", by, dimension: "volume")).MethodologyVersion,
                (await client.CompareAsync(["wuhan", "beijing"], "7d", methodology: version)).MethodologyVersion,
            ];
            Assert.All(told, one => Assert.Equal(version, one));
        }
        await using var export = await client.ExportAsync("v1/ranking?window=7d", "csv");
        Assert.StartsWith("rank,", await new StreamReader(export).ReadToEndAsync(), StringComparison.Ordinal);
    }

    private async Task AlertsAsync(CcgcClient client)
    {
        var at = TimeProvider.System.GetUtcNow();
        var key = new AlertKey("live", "wuhan", "", "reputation-drop");
        var id = key.AlertId(at.ToUnixTimeSeconds() / 900);
        await new AlertBook(pipeline.Site.Services.GetRequiredService<IStateStore>(), TimeProvider.System).RecordAsync(new AlertEvent
        {
            Id = id + "-1", AlertId = id, Sequence = 1, Kind = AlertEventKind.Fired, Phase = AlertPhase.Firing, At = at, Key = key,
            Signal = AlertSignal.Reputation, Severity = AlertSeverity.Critical, Summary = "test", Evidence = new AlertEvidence { Nats = 9 },
        }, _ => [], default);
        var listed = (await client.GetAlertsAsync(city: "wuhan")).Alerts.Single(alert => alert.Id == id);
        Assert.Equal(("wuhan", 9.0), (listed.Key.City, listed.Evidence!.Value.GetProperty("nats").GetDouble()));
        Assert.Equal("Acknowledged", (await client.AcknowledgeAlertAsync(id)).Phase);
        Assert.Equal("known", (await client.SilenceAlertAsync(id, "known", 5)).Reason);
        Assert.Equal("Resolved", (await client.ResolveAlertAsync(id)).Phase);
        Assert.Equal(4, (await client.GetAlertAsync(id)).History.Count);
        Assert.Equal(3, (await client.GetAuditAsync()).Entries.Count(entry => entry.Target == id));
        var first = await client.GetAuditAsync(limit: 1);
        Assert.NotEqual(first.Entries[0], (await client.GetAuditAsync(limit: 1, cursor: first.NextCursor)).Entries[0]);
    }

    private async Task OthersAsync(CcgcClient client)
    {
        var pushed = await client.PushPostsAsync(["""{"id":"x:bad"}""", Pieces.Line("client-1", "Wuhan again", pipeline.Now.AddHours(-3)).Trim()]);
        Assert.Equal((1, 1), (pushed.Accepted, pushed.Rejected));
        Assert.Contains("x:bad", (await client.ErasePersonalDataAsync(["x:bad"], dryRun: true)).NotFound);
        Assert.NotEqual(JsonValueKind.Undefined, (await client.GetReportAsync(new DateOnly(2020, 1, 1), new DateOnly(2020, 1, 31))).Findings.ValueKind);
        Assert.NotNull((await client.GetSourcesAsync(hours: 2)).Sources);
        Assert.Contains((await client.GetGenerationsAsync()).Generations, generation => generation is { Name: "live", Seen: >= 350 });
        Assert.Equal(404, (int)(await Assert.ThrowsAsync<CcgcProblemException>(() => client.DropGenerationAsync("never-there"))).Status);
        var methodologies = await client.GetMethodologiesAsync();
        Assert.Equal(methodologies.Published, (await client.GetMethodologyAsync(methodologies.Published)).GetProperty("version").GetString());
        var day = DateOnly.FromDateTime(pipeline.Now.UtcDateTime);
        var mine = await client.CalibrateMethodologyAsync(day.AddDays(-9), day, "mine");
        Assert.Equal("mine", mine.GetProperty("version").GetString());
        Assert.True((await client.GetPipelineAsync()).Lag >= 0);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await foreach (var change in client.WatchAsync("7d", ct: patience.Token))
        {
            Assert.True(change.IsSnapshot);
            break;
        }
    }
}
