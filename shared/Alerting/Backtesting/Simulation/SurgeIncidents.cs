namespace CcgcStream.Alerting.Backtesting.Simulation;

/// <summary>A surge (pieces come three to eight times as often) or a lull (at most a fifth of them comes) of six hours to two days.</summary>
internal sealed class SurgeIncidents : IIncidentGenerator
{
    /// <inheritdoc/>
    public string Name => "surge";

    /// <inheritdoc/>
    public IncidentTruth Inject(CityTruth city, int start, List<SimulatedPiece> pieces, Random random)
    {
        var end = start + (int)(60 * random.Between(6, 48));
        var surge = random.NextDouble() < 0.6;
        var times = surge ? random.Between(3, 8) : random.Between(0, 0.2);
        var story = Background.FirstIncidentStory + (start * 64);
        if (surge)
        {
            for (var minute = start; minute < end; minute++)
            {
                for (var n = random.Poisson((times - 1) * city.Rate(minute) / 60 / 1.5); n > 0; n--)
                {
                    var platform = SimulatedPlatforms.Draw(random);
                    pieces.Add(new SimulatedPiece(minute, ++story, platform, random.NextDouble() < city.NegativeShare(minute, platform), random.Next(400)));
                }
            }
        }
        else
        {
            pieces.RemoveAll(p => p.Minute >= start && p.Minute < end && random.NextDouble() >= times);
        }

        return new IncidentTruth(start, end, []);
    }
}
