using CcgcStream.Alerting.Model;
using CcgcStream.Alerting.Observations;
using CcgcStream.Alerting.Rules;

namespace CcgcStream.Alerting.Backtesting;

/// <summary>Runs the engine over one city, just as the aggregator does, and holds its alerts against what really happened.</summary>
internal static class TimelineRun
{
    /// <summary>An alert so long after the end still belongs to the incident.</summary>
    private const long GraceBuckets = 12 * 4;

    /// <summary>The false alarms that the information bound allows, per city and month.</summary>
    private const double ToleratedPerMonth = 0.10;
    private const double BucketsPerMonth = 30.0 * Quarter.PerDay;

    public static TimelineOutcome Run(BacktestTimeline timeline, RuleSet rules)
    {
        var watch = new CityWatch(CityAlertState.Empty);
        var fired = new List<long>();
        var alerts = new List<BacktestAlert>();
        var votes = new List<(long Bucket, double Votes)>();
        foreach (var observation in timeline.Observations)
        {
            var events = new List<AlertEvent>();
            watch.Observe(observation, rules, events);
            votes.Add((observation.Bucket, observation.Votes.Where(v => !v.Voted).Sum(v => v.WeightMicro) / 1e6));
            if (observation.Bucket < timeline.Judged)
            {
                continue;
            }

            AlertEvent[] now = [.. events.Where(e => e.Kind is AlertEventKind.Fired or AlertEventKind.Reopened)];
            alerts.AddRange(now.Select(e => new BacktestAlert(e, timeline.Incidents.Any(i => Hits(i, observation.Bucket)))));
            if (now.Length > 0)
            {
                fired.Add(observation.Bucket);
            }
        }

        (long Bucket, double Votes)[] judged = [.. votes.Where(v => v.Bucket >= timeline.Judged)];
        var months = judged.Length / BucketsPerMonth;
        var needed = Math.Log(Math.Max(2, judged.Sum(v => v.Votes) / Math.Max(1e-9, months) / ToleratedPerMonth));
        IncidentOutcome[] incidents = [.. timeline.Incidents.Select(i => Judge(i, timeline.Group, fired, votes, needed))];
        var falseAlarms = fired.Count(f => !timeline.Incidents.Any(i => Hits(i, f)));
        return new TimelineOutcome(timeline.Group, months, incidents.Count(i => i.Found), falseAlarms, incidents, alerts);
    }

    private static bool Hits(LabelledIncident incident, long bucket) => incident.Start <= bucket && bucket <= incident.End + GraceBuckets;

    private static IncidentOutcome Judge(
        LabelledIncident incident, string group, List<long> fired, List<(long Bucket, double Votes)> votes, double needed)
    {
        var hits = fired.Where(f => Hits(incident, f)).ToList();
        var until = hits.Count > 0 ? hits[0] : incident.End;
        var (seen, nats, cumulated, bound) = (0.0, 0.0, 0.0, (double?)null);
        foreach (var (bucket, count) in votes.Where(v => v.Bucket >= incident.Start && v.Bucket <= Math.Max(until, incident.End)))
        {
            seen += bucket <= until ? count : 0;
            cumulated += count;
            var offset = (int)(bucket - incident.Start);
            nats += offset < incident.NatsPerVote.Count ? count * incident.NatsPerVote[offset] : 0;
            if (bound is null && nats >= needed)
            {
                // Back from the end of the bucket to the vote that was enough.
                bound = Math.Max(1, cumulated - ((nats - needed) / incident.NatsPerVote[offset]));
            }
        }

        var delay = hits.Count > 0 ? Quarter.End(hits[0]) - Quarter.Start(incident.Start) : (TimeSpan?)null;
        return new IncidentOutcome(group, hits.Count > 0, delay, seen, bound);
    }
}
