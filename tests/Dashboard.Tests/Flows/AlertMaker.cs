using CcgcStream.Alerting.Model;
using CcgcStream.AlertStore;
using CcgcStream.State;
using CcgcStream.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace CcgcStream.Dashboard.Tests.Flows;

/// <summary>Puts firing alerts into a site's book.</summary>
internal static class AlertMaker
{
    /// <summary>Adds one three hours before a moment and tells its id.</summary>
    public static async Task<string> AddAsync(TestSite site, DateTimeOffset now, string title = "Hospital in Wuhan criticised for long waits", string url = "https://example.org/story", string reason = "", string generation = "live")
    {
        var key = new AlertKey(generation, "wuhan", "", "reputation-drop");
        var opened = now.AddHours(-3 - title.Length / 1000.0);
        var id = key.AlertId(opened.ToUnixTimeSeconds() / 900 + title.Length);
        await new AlertBook(site.Services.GetRequiredService<IStateStore>(), TimeProvider.System).RecordAsync(new AlertEvent
        {
            Id = id + "-1", AlertId = id, Sequence = 1, Kind = AlertEventKind.Fired, Phase = AlertPhase.Firing, At = opened, Key = key, Reason = reason,
            Signal = AlertSignal.Reputation, Severity = AlertSeverity.Critical, Summary = "wuhan: negative share 41 % against a usual 12 % over 23 stories (7.4 nats)",
            Evidence = new AlertEvidence
            {
                Nats = 7.4, Threshold = 6, P0 = 0.12, P1 = 0.29, Observed = 0.41, N = 23, NEff = 17.5, Communities = 14, Onset = opened.AddMinutes(-45),
                Soonest = opened.AddMinutes(-15), Completeness = 0.97, RestNats = 2.1, Clears = "evidence under 2.0 nats for 3 quarter-hours with data",
                Stories = [new StoryContribution("s1", "p1", title, url, "news", 3.1), new StoryContribution("s2", "p2", "Travellers stranded overnight", "", "x", 2.2)],
            },
        }, _ => [], default);
        return id;
    }
}
