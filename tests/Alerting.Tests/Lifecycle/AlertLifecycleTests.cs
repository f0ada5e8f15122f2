using CcgcStream.Alerting.Lifecycle;
using CcgcStream.Alerting.Model;
using CcgcStream.Alerting.Rules;
using CsCheck;

namespace CcgcStream.Alerting.Tests.Lifecycle;

public class AlertLifecycleTests
{
    private static readonly LifecycleTiming Timing = new();

    [Theory]
    [InlineData("CCC", "")]
    [InlineData("W", "Pending")]
    [InlineData("WC", "Pending Withdrawn")]
    [InlineData("WF", "Pending Fired")]
    [InlineData("F", "Fired")]
    [InlineData("FCC", "Fired")]
    [InlineData("FCCC", "Fired Resolving")]
    [InlineData("FCCCO", "Fired Resolving Resumed")]
    [InlineData("FCCOCC", "Fired")]
    [InlineData("FCCCCCCC", "Fired Resolving Resolved")]
    [InlineData("FF", "Fired Renewed")]
    [InlineData("FCCCCCCCF", "Fired Resolving Resolved Reopened")]
    [InlineData("FCCCCCCCW", "Fired Resolving Resolved")]
    [InlineData("FCCCCCCCCCCCCCCCCF", "Fired Resolving Resolved Fired")]
    public void It_goes_from_pending_to_resolved(string levels, string events) => Assert.Equal(events, string.Join(' ', Run(levels).Events));

    [Fact]
    public void Ups_and_downs_end_in_flapping_which_takes_longer_to_resolve()
    {
        var (state, events) = Run(string.Concat(Enumerable.Repeat("FCCCCCCC", 4)));
        Assert.True(state.Flapping);
        Assert.Equal(AlertPhase.Firing, state.Phase);
        Assert.Equal(AlertEventKind.Reopened, events[^1]);
    }

    [Fact]
    public void An_alert_only_fires_after_rest_or_pending() => Gen.Char["CWOF"].Array[0, 200].SampleFixed(levels =>
    {
        var events = Run(new string(levels)).Events;
        var open = false;
        foreach (var e in events)
        {
            if (e is AlertEventKind.Fired or AlertEventKind.Reopened && open)
            {
                return false;
            }

            open = e switch { AlertEventKind.Fired or AlertEventKind.Reopened => true, AlertEventKind.Resolved => false, _ => open };
        }

        return true;
    });

    private static (LifecycleState State, List<AlertEventKind> Events) Run(string levels)
    {
        var (state, events) = (LifecycleState.Quiet, new List<AlertEventKind>());
        foreach (var (c, i) in levels.Select((c, i) => (c, i)))
        {
            var level = c switch { 'C' => EvidenceLevel.Clear, 'O' => EvidenceLevel.Watch, 'W' => EvidenceLevel.Warn, _ => EvidenceLevel.Fire };
            (state, var happened) = AlertLifecycle.Step(state, level, true, 1_000 + i, Timing);
            if (happened is { } kind)
            {
                events.Add(kind);
            }
        }

        return (state, events);
    }
}
