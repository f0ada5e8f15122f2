using CcgcStream.Alerting.Backtesting;
using CcgcStream.Alerting.Model;
using CcgcStream.Alerting.Observations;
using CcgcStream.AlertStore;
using CcgcStream.Notifier.Tests.Crashes;

namespace CcgcStream.Notifier.Tests.Backtesting;

/// <summary>A backtest of a period that the real aggregator stored says what the aggregator itself said at the time.</summary>
public sealed class StoredPeriodTests
{
    [Fact]
    public async Task It_gives_the_alerts_of_the_time_and_finds_the_known_incidents()
    {
        var story = new KillStory(chunks: 9);
        await using var run = await UndisturbedRun.StartAsync(story);
        var incidents = story.Incidents().ToLookup(i => i.City, i => i.Incident);
        var timelines = await StoredTimelines.ReadAsync(
            run.Store, UndisturbedRun.Partitions, KillStory.Generation, KillStory.Judged, Quarter.End(story.LastClosed), incidents, UndisturbedRun.Rules, CancellationToken.None);
        var report = Backtest.Run("stored", timelines, UndisturbedRun.Rules, "reputation-drop", listAlerts: true);
        var said = (await run.EventsAsync()).Where(e => e.Key.Rule == "reputation-drop" && e.Kind is AlertEventKind.Fired or AlertEventKind.Reopened).Select(e => e.Id).Order();
        Assert.Equal(said, report.Alerts.Select(a => a.Event.Id).Order());
        Assert.NotEmpty(report.Alerts);
        Assert.All(report.Alerts, a => Assert.True(a.OnIncident));
        Assert.Equal(0, report.Groups[0].FalseAlarmsPerCityMonth);
        Assert.InRange(report.Groups[0].Recall, 0.9, 1);
    }
}
