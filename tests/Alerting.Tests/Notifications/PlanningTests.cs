using CcgcStream.Alerting.Model;
using CcgcStream.Alerting.Notifications;
using CcgcStream.Alerting.Rules;

namespace CcgcStream.Alerting.Tests.Notifications;

public class PlanningTests
{
    // 2026-03-01 23:30 in Shanghai.
    private static readonly DateTimeOffset Night = new(2026, 3, 1, 15, 30, 0, TimeSpan.Zero);
    private static readonly QuietHours Quiet = new(new TimeOnly(22, 0), new TimeOnly(7, 0), "Asia/Shanghai");

    [Fact]
    public void A_warning_waits_for_the_end_of_quiet_hours_and_a_critical_one_does_not()
    {
        var rules = Rules(new Route { Receivers = ["a"], Quiet = Quiet });
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 23, 0, 0, TimeSpan.Zero), Plan(Event(), rules).Single().Due);
        Assert.Equal(Night + TimeSpan.FromSeconds(30), Plan(Event() with { Severity = AlertSeverity.Critical }, rules).Single().Due);
    }

    [Fact]
    public void Repetitions_and_escalations_keep_quiet_hours_too()
    {
        var rules = Rules(new Route { Receivers = ["a"], Quiet = Quiet, Repeat = TimeSpan.FromHours(2), EscalateAfter = TimeSpan.FromMinutes(30), EscalateTo = ["boss"] });
        var morning = new DateTimeOffset(2026, 3, 1, 23, 0, 0, TimeSpan.Zero);
        var items = Plan(Event(), rules);
        Assert.All(items, i => Assert.Equal(morning, i.Due));
        var late = items.Single(i => i.Kind == NotificationKind.Repeat) with { Due = morning.AddHours(14) };
        Assert.Equal(morning.AddHours(24), NotificationDesk.After(late)!.Due);
        Assert.Equal(Night + TimeSpan.FromHours(2), Plan(Event() with { Severity = AlertSeverity.Critical }, rules).Single(i => i.Kind == NotificationKind.Repeat).Due);
    }

    [Fact]
    public void A_digest_goes_once_a_day_and_holds_everything()
    {
        var rules = Rules(new Route { Receivers = ["a"], DigestAt = new TimeOnly(9, 0) });
        var items = Plan(Event(), rules).Concat(Plan(Event("xiamen"), rules)).ToList();
        Assert.All(items, i => Assert.Equal(new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero), i.Due));
        Assert.Single(items.Select(i => i.Group).Distinct());
        Assert.Equal(2, NotificationDesk.Compose(items, "http://h", Night).Alerts.Count);
    }

    [Fact]
    public void Repetition_and_escalation_end_with_an_acknowledgement()
    {
        var rules = Rules(new Route { Receivers = ["a"], Repeat = TimeSpan.FromHours(4), EscalateAfter = TimeSpan.FromMinutes(30), EscalateTo = ["boss"] });
        var items = Plan(Event(), rules);
        Assert.Equal([NotificationKind.Alert, NotificationKind.Repeat, NotificationKind.Escalation], items.Select(i => i.Kind));

        var alert = AlertRecord.Apply(null, Event());
        Assert.All(items, i => Assert.Null(NotificationDesk.WhyNot(i, alert, [], Night)));
        var acknowledged = AlertRecord.Apply(alert, Event() with { Id = "ack", Sequence = 9, Kind = AlertEventKind.Acknowledged, Phase = AlertPhase.Acknowledged, Reason = "wei" });
        Assert.NotNull(NotificationDesk.WhyNot(items[1], acknowledged, [], Night));
        Assert.NotNull(NotificationDesk.WhyNot(items[2], acknowledged, [], Night));
        Assert.Equal(items[1].Due + TimeSpan.FromHours(4), NotificationDesk.After(items[1])!.Due);
    }

    [Fact]
    public void A_silence_holds_for_its_time_and_says_why()
    {
        var item = Plan(Event(), Rules(new Route { Receivers = ["a"] })).Single();
        var alert = AlertRecord.Apply(null, Event());
        var silence = new Silence("s", new AlertMatcher { Cities = ["wuhan"] }, "marathon", "wei", Night.AddHours(-1), Night.AddHours(1));
        Assert.Contains("marathon", NotificationDesk.WhyNot(item, alert, [silence], Night));
        Assert.Null(NotificationDesk.WhyNot(item, alert, [silence], Night.AddHours(2)));
        Assert.Null(NotificationDesk.WhyNot(item, alert, [silence with { Match = new AlertMatcher { Cities = ["xiamen"] } }], Night));
    }

    [Fact]
    public void The_first_route_that_matches_wins_unless_it_says_continue()
    {
        var severe = new Route { Match = new AlertMatcher { MinSeverity = AlertSeverity.Critical }, Receivers = ["a"] };
        var all = new Route { Receivers = ["b"] };
        Assert.Equal(["b"], Plan(Event(), Rules(severe, all)).Select(i => i.Receiver));
        Assert.Equal(["a"], Plan(Event() with { Severity = AlertSeverity.Critical }, Rules(severe, all)).Select(i => i.Receiver));
        Assert.Equal(["a", "b"], Plan(Event() with { Severity = AlertSeverity.Critical }, Rules(severe with { Continue = true }, all)).Select(i => i.Receiver));
    }

    [Fact]
    public void Replays_and_flapping_are_recorded_and_not_told()
    {
        var rules = Rules(new Route { Receivers = ["a"] });
        Assert.Empty(Plan(Event() with { Key = Event().Key with { Generation = "replay" } }, rules));
        Assert.Empty(Plan(Event() with { Kind = AlertEventKind.Reopened, Flapping = true }, rules));
    }

    [Fact]
    public void A_record_is_the_same_whatever_the_order_of_its_events()
    {
        var fired = Event();
        var resolved = fired with { Id = fired.AlertId + "-2", Sequence = 2, Kind = AlertEventKind.Resolved, Phase = AlertPhase.Resolved, At = fired.At.AddHours(1) };
        var forward = AlertRecord.Apply(AlertRecord.Apply(null, fired), resolved);
        var backward = AlertRecord.Apply(AlertRecord.Apply(AlertRecord.Apply(null, resolved), fired), resolved);
        Assert.Equal(AlertPhase.Resolved, backward.Phase);
        Assert.Equal(forward.History.Select(h => h.Id), backward.History.Select(h => h.Id));
        Assert.Equal(forward.ResolvedAt, backward.ResolvedAt);
    }

    private static IReadOnlyList<PlannedItem> Plan(AlertEvent e, RuleSet rules) => NotificationPlanner.Plan(e, rules, Night);

    private static RuleSet Rules(params Route[] routes) => RuleSet.Default with { Routes = routes };

    private static AlertEvent Event(string city = "wuhan")
    {
        var key = new AlertKey("live", city, "", "reputation-drop");
        return new AlertEvent
        {
            Id = key.AlertId(1) + "-1", AlertId = key.AlertId(1), Sequence = 1, Kind = AlertEventKind.Fired, Phase = AlertPhase.Firing, At = Night,
            Key = key, Signal = AlertSignal.Reputation, Severity = AlertSeverity.Warning,
        };
    }
}
