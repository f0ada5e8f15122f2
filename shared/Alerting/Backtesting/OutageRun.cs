using CcgcStream.Alerting.Backtesting.Simulation;
using CcgcStream.Alerting.Model;
using CcgcStream.Alerting.Observations;
using CcgcStream.Alerting.Rules;

namespace CcgcStream.Alerting.Backtesting;

/// <summary>The same world twice, with and without outages, and the alerts of both within the outages' time.</summary>
internal static class OutageRun
{
    private const int Days = 60;
    private const int AfterBuckets = 8;
    private const int NearBuckets = 32;
    private const int MinutesPerDay = 1_440;

    public static OutageReport Run(RuleSet rules, int seed, int outages)
    {
        var plan = new WorldPlan(seed, Days);
        var injected = Draw(seed, outages);
        var usual = Alerts(new SimulatedWorld(plan, null), rules).Where(a => injected.Any(o => Within(o, a.Bucket))).ToList();
        var world = new SimulatedWorld(plan, null);
        world.Lose(injected);
        var alerts = Alerts(world, rules).Where(a => injected.Any(o => Within(o, a.Bucket))).ToList();
        // The evidence of an alert that both worlds have may pass the threshold a little earlier or later.
        var known = usual.Select(a => (a.City, a.Bucket / NearBuckets)).ToHashSet();
        var fresh = alerts.Count(a => !Enumerable.Range(-1, 3).Any(d => known.Contains((a.City, (a.Bucket / NearBuckets) + d))));
        return new OutageReport(outages, alerts.Count, usual.Count, fresh, injected.Count(o => Seen(world, o)));
    }

    /// <summary>Outages of half an hour to half a day of any one source, spread over the judged time.</summary>
    private static SourceOutage[] Draw(int seed, int outages)
    {
        var random = new Random(seed);
        var slot = Days * MinutesPerDay / outages;
        return [.. Enumerable.Range(0, outages).Select(i =>
        {
            var start = (SimulatedWorld.TeachingDays * MinutesPerDay) + (i * slot) + random.Next(slot / 4);
            var length = Math.Min((int)random.Between(30, 720), slot / 2);
            return new SourceOutage((byte)random.Next(SimulatedPlatforms.Names.Length), start, start + length);
        })];
    }

    private static bool Within(SourceOutage outage, long bucket)
    {
        var offset = bucket - SimulatedWorld.FirstBucket;
        return offset >= outage.Start / 15 && offset <= (outage.End / 15) + AfterBuckets;
    }

    private static bool Seen(SimulatedWorld world, SourceOutage outage) =>
        Enumerable.Range(outage.Start / 15, ((outage.End - outage.Start) / 15) + 1).Any(i => world.Completeness[i].ContainsKey(SimulatedPlatforms.Names[outage.Platform]));

    private static List<(string City, long Bucket)> Alerts(SimulatedWorld world, RuleSet rules)
    {
        var alerts = new List<(string, long)>();
        foreach (var timeline in world.Timelines(watchSources: true))
        {
            var watch = new CityWatch(CityAlertState.Empty);
            foreach (var observation in timeline.Observations)
            {
                var events = new List<AlertEvent>();
                watch.Observe(observation, rules, events);
                if (observation.Bucket >= timeline.Judged && events.Any(e => e.Kind is AlertEventKind.Fired or AlertEventKind.Reopened))
                {
                    alerts.Add((timeline.City, observation.Bucket));
                }
            }
        }

        return alerts;
    }
}
