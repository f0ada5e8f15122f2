using CcgcStream.Alerting.Model;
using CcgcStream.Alerting.Rules;
using CcgcStream.Alerting.Sources;

namespace CcgcStream.Alerting.Tests.Sources;

public class SourceEngineTests
{
    private readonly List<AlertEvent> events = [];
    private SourceAlertState state = SourceAlertState.Empty;
    private long bucket = 1_750_000;

    [Fact]
    public void Silence_fires_once_lowers_completeness_and_resolves()
    {
        Send(96 * 5, 20, 0);
        Assert.Empty(state.Completeness());
        Send(8, 0, 0);
        Assert.True(state.Completeness()["x"] < 0.2);
        Send(12, 20, 0);
        Assert.Equal([AlertEventKind.Fired, AlertEventKind.Resolving, AlertEventKind.Resolved], events.Select(e => e.Kind));
        Assert.Empty(state.Completeness());
    }

    [Fact]
    public void Refused_records_are_a_changed_format()
    {
        Send(96 * 3, 20, 0);
        Send(8, 10, 15);
        Assert.Contains("format", events.Single(e => e.Kind == AlertEventKind.Fired).Summary);
    }

    private void Send(int buckets, int received, int refused)
    {
        for (var i = 0; i < buckets; i++)
        {
            var step = SourceEngine.Observe(state, new SourceObservation("live", ++bucket, new Dictionary<string, SourceCount> { ["x"] = new(received, refused) }), RuleSet.Default);
            state = step.State;
            events.AddRange(step.Events);
        }
    }
}
