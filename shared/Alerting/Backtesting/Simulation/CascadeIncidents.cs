namespace CcgcStream.Alerting.Backtesting.Simulation;

/// <summary>
/// A self-exciting cascade (Hawkes 1971): something happens, first reports come in, every piece draws others after it, and
/// some of these are copies. The city's own pieces go on beside it. Nothing here knows of shares or of odds.
/// </summary>
internal sealed class CascadeIncidents : IIncidentGenerator
{
    private const int HorizonMinutes = 48 * 60;
    private const double CopyProbability = 0.3;

    /// <inheritdoc/>
    public string Name => "cascade";

    /// <inheritdoc/>
    public IncidentTruth Inject(CityTruth city, int start, List<SimulatedPiece> pieces, Random random)
    {
        var branching = random.Between(0.6, 0.85);
        var tone = random.Between(0.55, 0.9);
        // A bigger city draws more first reports, but fewer for each of its usual pieces.
        var seeds = 3 + random.Poisson(4 * Math.Pow(city.PerHour, 0.75));
        var story = Background.FirstIncidentStory + (start * 64);
        var added = new int[HorizonMinutes / 15];
        var queue = new Queue<(int Minute, int Story, bool Negative)>();
        for (var i = 0; i < seeds; i++)
        {
            queue.Enqueue((start + (int)random.Exponential(180), ++story, random.NextDouble() < tone));
        }

        while (queue.TryDequeue(out var piece))
        {
            var offset = piece.Minute - start;
            if (offset >= HorizonMinutes)
            {
                continue;
            }

            pieces.Add(new SimulatedPiece(piece.Minute, piece.Story, SimulatedPlatforms.Draw(random), piece.Negative, random.Next(400)));
            added[offset / 15]++;
            for (var children = random.Poisson(branching); children > 0; children--)
            {
                var minute = piece.Minute + (int)random.Exponential(150);
                var copy = random.NextDouble() < CopyProbability;
                queue.Enqueue(copy ? (minute, piece.Story, piece.Negative) : (minute, ++story, random.NextDouble() < tone));
            }
        }

        return Truth(city, start, added, tone);
    }

    /// <summary>It ends where nine tenths of its pieces have come.</summary>
    private static IncidentTruth Truth(CityTruth city, int start, int[] added, double tone)
    {
        var (total, seen, end) = (added.Sum(), 0, 0);
        while (end < added.Length && seen < 0.9 * total)
        {
            seen += added[end++];
        }

        var shares = new double[end];
        for (var i = 0; i < end; i++)
        {
            var minute = start + (i * 15);
            var usual = city.Rate(minute) / 4;
            // Smoothed over an hour: the truth is an intensity, not a count.
            var extra = Enumerable.Range(i - 2, 5).Where(j => j >= 0 && j < added.Length).Average(j => (double)added[j]);
            shares[i] = ((usual * city.NegativeShare(minute)) + (extra * tone)) / (usual + extra);
        }

        return new IncidentTruth(start, start + (end * 15), shares);
    }
}
