using CcgcStream.Alerting.Model;
using CcgcStream.Alerting.Rules;

namespace CcgcStream.Alerting.Notifications;

/// <summary>Decides from the rules who is told of an event, and when. Pure.</summary>
public static class NotificationPlanner
{
    /// <summary>Items for an event; the same event gives the same ids.</summary>
    /// <param name="e">The event.</param>
    /// <param name="rules">Routes and receivers.</param>
    /// <param name="now">Wall clock.</param>
    public static IReadOnlyList<PlannedItem> Plan(AlertEvent e, RuleSet rules, DateTimeOffset now)
    {
        if (!rules.NotifyGenerations.Contains(e.Key.Generation) || !IsNews(e))
        {
            return [];
        }

        var items = new List<PlannedItem>();
        foreach (var (route, index) in rules.Routes.Select((r, i) => (r, i)))
        {
            if (!route.Match.Matches(e.Key, e.Signal, e.Severity))
            {
                continue;
            }

            items.AddRange(OnRoute(e, route, index, now));
            if (!route.Continue)
            {
                break;
            }
        }

        return [.. items.DistinctBy(i => i.Id)];
    }

    /// <summary>An alert that flaps was told when it began to; its ups and downs are not.</summary>
    private static bool IsNews(AlertEvent e) => e.Kind switch
    {
        AlertEventKind.Fired => true,
        AlertEventKind.Reopened or AlertEventKind.Resolved => !e.Flapping,
        _ => false,
    };

    private static IEnumerable<PlannedItem> OnRoute(AlertEvent e, Route route, int index, DateTimeOffset now)
    {
        var firing = e.Kind != AlertEventKind.Resolved;
        if (!firing && !route.SendResolved)
        {
            yield break;
        }

        var kind = route.DigestAt is null ? NotificationKind.Alert : NotificationKind.Digest;
        var group = kind == NotificationKind.Digest ? $"digest-{index}" : $"{index}-{GroupOf(e, route)}";
        foreach (var receiver in route.Receivers)
        {
            yield return Item(e, receiver, group, kind, NotificationTiming.Due(e.Severity, route, now), route);
            if (firing && route.Repeat is { } repeat)
            {
                yield return Item(e, receiver, group, NotificationKind.Repeat, NotificationTiming.Held(e.Severity, route.Quiet, now + repeat), route);
            }
        }

        foreach (var receiver in firing && route.EscalateAfter is not null ? route.EscalateTo : [])
        {
            yield return Item(e, receiver, group, NotificationKind.Escalation, NotificationTiming.Held(e.Severity, route.Quiet, now + route.EscalateAfter!.Value), route);
        }
    }

    private static PlannedItem Item(AlertEvent e, string receiver, string group, NotificationKind kind, DateTimeOffset due, Route route) => new()
    {
        Id = DeterministicId.Of(e.Id, receiver, group, kind.ToString()),
        Receiver = receiver,
        Group = group,
        Kind = kind,
        Due = due,
        GroupWait = route.GroupWait,
        Repeat = kind == NotificationKind.Repeat ? route.Repeat : null,
        Quiet = kind == NotificationKind.Repeat ? route.Quiet : null,
        Event = e,
    };

    private static string GroupOf(AlertEvent e, Route route) => DeterministicId.Of([.. route.GroupBy.Select(g => g switch
    {
        "city" => e.Key.City,
        "rule" => e.Key.Rule,
        "signal" => e.Signal.ToString(),
        "slice" => e.Key.Slice,
        "severity" => e.Severity.ToString(),
        _ => "",
    })]);
}
