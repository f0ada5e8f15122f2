using System.Net;
using System.Net.Http.Json;
using CcgcStream.Alerting.Model;
using CcgcStream.AlertStore;
using CcgcStream.Api.Tests.Live;
using CcgcStream.State;
using CcgcStream.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace CcgcStream.Api.Tests.Alerts;

public sealed class AlertFlowTests
{
    private static readonly AlertKey Key = new("live", "wuhan", "", "reputation-drop");

    [Fact]
    public async Task An_alert_is_listed_acknowledged_silenced_and_resolved_and_each_act_is_audited()
    {
        await using var site = await TestSite.StartAsync();
        var id = await FireAsync(site);
        Assert.Contains(id, await site.Http.GetStringAsync("/v1/alerts"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await site.Http.PostAsync($"/v1/alerts/{id}/ack", null)).StatusCode);
        Assert.Contains("\"Acknowledged\"", await site.Http.GetStringAsync($"/v1/alerts/{id}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await site.Http.PostAsJsonAsync($"/v1/alerts/{id}/silence", new { minutes = 5 })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await site.Http.PostAsJsonAsync($"/v1/alerts/{id}/silence", new { reason = "known", minutes = 5 })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await site.Http.PostAsync($"/v1/alerts/{id}/resolve", null)).StatusCode);
        Assert.DoesNotContain(id, (await site.Http.GetStringAsync("/v1/alerts")).Split("\"silences\"")[0], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Http.PostAsync("/v1/alerts/alr_none/ack", null)).StatusCode);
        var audit = await site.Http.GetStringAsync("/v1/audit");
        Assert.All(new[] { "alert-acknowledge", "alert-silence", "alert-resolve" }, act => Assert.Contains(act, audit, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_new_alert_is_on_the_stream()
    {
        await using var site = await TestSite.StartAsync();
        await using var reader = await StreamReading.OpenAsync(site.Http);
        await reader.NextAsync("snapshot");
        // What the first look at the store finds is taken as known, and nobody says when that was: alerts are fired until one is news.
        var news = reader.NextAsync("alert");
        var fired = new List<string>();
        while (!news.IsCompleted)
        {
            fired.Add(await FireAsync(site, fired.Count));
            await Task.WhenAny(news, Task.Delay(500));
        }
        var told = (await news).Data;
        Assert.Contains(fired, id => told.Contains(id, StringComparison.Ordinal));
    }

    private static async Task<string> FireAsync(TestSite site, int nth = 0)
    {
        var at = TimeProvider.System.GetUtcNow();
        var id = Key.AlertId((at.ToUnixTimeSeconds() / 900) + nth);
        await new AlertBook(site.Services.GetRequiredService<IStateStore>(), TimeProvider.System).RecordAsync(new AlertEvent
        {
            Id = id + "-1", AlertId = id, Sequence = 1, Kind = AlertEventKind.Fired, Phase = AlertPhase.Firing, At = at, Key = Key,
            Signal = AlertSignal.Reputation, Severity = AlertSeverity.Critical, Summary = "test",
        }, _ => [], default);
        return id;
    }
}
