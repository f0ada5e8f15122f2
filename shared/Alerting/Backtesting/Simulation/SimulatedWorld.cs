using CcgcStream.Alerting.Observations;
using CcgcStream.Alerting.Sources;

namespace CcgcStream.Alerting.Backtesting.Simulation;

/// <summary>
/// A hundred cities shaped like the published corpus (METHODOLOGY, introduction), with incidents by a generator, and with
/// source outages where asked for.
/// </summary>
internal sealed class SimulatedWorld
{
    /// <summary>2020-01-06 00:00 UTC.</summary>
    public static readonly long FirstBucket = Quarter.Of(1_578_268_800_000_000);

    /// <summary>Days that only teach the usual level.</summary>
    public const int TeachingDays = 16;
    private const int MinutesPerDay = 1_440;

    private readonly List<(CityTruth City, List<SimulatedPiece> Pieces, List<IncidentTruth> Incidents)> cities = [];
    private readonly int days;
    private IReadOnlyDictionary<string, double>[]? completenessByBucket;

    public SimulatedWorld(WorldPlan plan, IIncidentGenerator? generator, bool festivals = true)
    {
        days = TeachingDays + plan.JudgedDays;
        for (var i = 0; i < plan.Cities; i++)
        {
            // A seed of its own for each city, so that a city is the same with and without the others.
            var random = new Random(unchecked((plan.Seed * 1_000_003) + i));
            var city = new CityTruth($"city-{i + 1:00}", i < plan.LargeCities ? random.Between(70, 130) : random.Between(0.7, 1.3), days, random);
            var pieces = Background.Of(city, random, festivals);
            List<IncidentTruth> incidents = [];
            if (generator is not null)
            {
                incidents.AddRange(Starts(random).Select(start => generator.Inject(city, start, pieces, random)));
            }

            cities.Add((city, pieces, incidents));
        }
    }

    /// <summary>Removes pieces that a source did not deliver.</summary>
    public void Lose(IReadOnlyList<SourceOutage> outages)
    {
        foreach (var (_, pieces, _) in cities)
        {
            pieces.RemoveAll(p => outages.Any(o => o.Platform == p.Platform && o.Start <= p.Minute && p.Minute < o.End));
        }
    }

    /// <summary>By bucket, the sources that were incomplete. Known after the losses.</summary>
    public IReadOnlyDictionary<string, double>[] Completeness => completenessByBucket ??= SourceWatch();

    /// <summary>The cities as the engine sees them. With <paramref name="watchSources"/> each bucket says how complete the sources are.</summary>
    public IEnumerable<BacktestTimeline> Timelines(bool watchSources)
    {
        var completeness = watchSources ? Completeness : null;
        foreach (var (city, pieces, incidents) in cities)
        {
            LabelledIncident[] labels = [.. incidents.Select(i => Label(i, city))];
            yield return new BacktestTimeline(city.Id, city.Large ? "top ten" : "other", Observe(city, pieces, completeness), labels, FirstBucket + (TeachingDays * Quarter.PerDay));
        }
    }

    /// <summary>About one incident a month and city, at least a week apart.</summary>
    private IEnumerable<int> Starts(Random random)
    {
        var minute = (TeachingDays * MinutesPerDay) + (int)random.Exponential(20 * MinutesPerDay);
        while (minute < (days - 3) * MinutesPerDay)
        {
            yield return minute - (minute % 15);
            minute += (7 * MinutesPerDay) + (int)random.Exponential(23 * MinutesPerDay);
        }
    }

    private static LabelledIncident Label(IncidentTruth incident, CityTruth city)
    {
        var nats = new double[incident.NegativeShare.Count];
        for (var i = 0; i < nats.Length; i++)
        {
            var (p, p0) = (incident.NegativeShare[i], city.NegativeShare(incident.Start + (i * 15)));
            nats[i] = (p * Math.Log(p / p0)) + ((1 - p) * Math.Log((1 - p) / (1 - p0)));
        }

        return new LabelledIncident(FirstBucket + (incident.Start / 15), FirstBucket + (incident.End / 15), nats);
    }

    private IEnumerable<CityObservation> Observe(CityTruth city, List<SimulatedPiece> pieces, IReadOnlyDictionary<string, double>[]? completeness)
    {
        var buckets = new VoteBook?[days * Quarter.PerDay];
        var first = pieces.GroupBy(p => p.Story).ToDictionary(g => g.Key, g => g.Min(p => p.Minute) / 15);
        foreach (var piece in pieces.Where(p => p.Minute >= 0 && p.Minute < days * MinutesPerDay))
        {
            (buckets[piece.Minute / 15] ??= new VoteBook()).Add(Vote(piece) with { Voted = first[piece.Story] < piece.Minute / 15 });
        }

        for (var i = 0; i < buckets.Length; i++)
        {
            var votes = buckets[i]?.Votes() ?? [];
            buckets[i] = null;
            yield return new CityObservation("simulated", city.Id, FirstBucket + i, votes, completeness?[i]);
        }
    }

    private static StoryVote Vote(SimulatedPiece piece) => new()
    {
        Story = piece.Story.ToString(System.Globalization.CultureInfo.InvariantCulture),
        NegativeMicro = piece.Negative ? 1_000_000 : 0,
        SourceClass = piece.Platform == 0 ? "media" : "social",
        Platform = SimulatedPlatforms.Names[piece.Platform],
        Language = SimulatedSlices.Language(piece.Story),
        Topics = SimulatedSlices.TopicsOf(piece.Story),
        Community = piece.Community.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    private IReadOnlyDictionary<string, double>[] SourceWatch()
    {
        var counts = new int[days * Quarter.PerDay, SimulatedPlatforms.Names.Length];
        foreach (var piece in cities.SelectMany(c => c.Pieces).Where(p => p.Minute >= 0 && p.Minute < days * MinutesPerDay))
        {
            counts[piece.Minute / 15, piece.Platform]++;
        }

        var state = SourceAlertState.Empty;
        var completeness = new IReadOnlyDictionary<string, double>[days * Quarter.PerDay];
        for (var i = 0; i < completeness.Length; i++)
        {
            var bucket = SimulatedPlatforms.Names.Select((name, p) => (name, count: counts[i, p])).ToDictionary(c => c.name, c => new SourceCount(c.count));
            state = SourceEngine.Observe(state, new SourceObservation("simulated", FirstBucket + i, bucket), Rules.RuleSet.Default).State;
            completeness[i] = state.Completeness();
        }

        return completeness;
    }
}

/// <summary>Size of a simulated world.</summary>
internal sealed record WorldPlan(int Seed, int JudgedDays = 30, int Cities = 100, int LargeCities = 10);

/// <summary>A source that delivers nothing from one minute to another.</summary>
internal sealed record SourceOutage(byte Platform, int Start, int End);
