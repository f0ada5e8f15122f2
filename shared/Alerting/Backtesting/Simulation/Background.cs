namespace CcgcStream.Alerting.Backtesting.Simulation;

/// <summary>
/// An ordinary life of a city: stories come at its rate, some are copied for hours, and now and then something harmless
/// goes around the world (a festival, a goal), which is loud and not negative.
/// </summary>
internal static class Background
{
    private const double CopiedShare = 0.12;

    public static List<SimulatedPiece> Of(CityTruth city, Random random, bool festive)
    {
        var pieces = new List<SimulatedPiece>();
        var story = 0;
        for (var minute = 0; minute < city.Days * 1_440; minute++)
        {
            // Copies add about a half again, so that the total stays at the city's rate.
            for (var n = random.Poisson(city.Rate(minute) / 60 / 1.5); n > 0; n--)
            {
                Tell(city, minute, ++story, random, pieces);
            }
        }

        for (var festivals = festive ? random.Poisson(city.Days / 20.0) : 0; festivals > 0; festivals--)
        {
            Celebrate(city, random, ref story, pieces);
        }

        return pieces;
    }

    /// <summary>A fresh story number that no background story has.</summary>
    public static int FirstIncidentStory => 100_000_000;

    private static void Tell(CityTruth city, int minute, int story, Random random, List<SimulatedPiece> pieces)
    {
        var platform = SimulatedPlatforms.Draw(random);
        var negative = random.NextDouble() < city.NegativeShare(minute, platform);
        pieces.Add(new SimulatedPiece(minute, story, platform, negative, random.Next(400)));
        if (random.NextDouble() >= CopiedShare)
        {
            return;
        }

        // A heavy tail: most copied stories are copied once or twice, a few dozens of times.
        var copies = Math.Min(60, (int)(1.3 / Math.Pow(1 - random.NextDouble(), 0.8)));
        for (var i = 0; i < copies; i++)
        {
            pieces.Add(new SimulatedPiece(minute + (int)random.Exponential(120), story, SimulatedPlatforms.Draw(random), negative, random.Next(400)));
        }
    }

    private static void Celebrate(CityTruth city, Random random, ref int story, List<SimulatedPiece> pieces)
    {
        var start = random.Next(city.Days * 1_440);
        for (var n = random.Poisson(city.PerHour * random.Between(4, 12)); n > 0; n--)
        {
            var minute = start + (int)random.Exponential(240);
            var platform = SimulatedPlatforms.Draw(random);
            pieces.Add(new SimulatedPiece(minute, ++story, platform, random.NextDouble() < 0.5 * city.NegativeShare(minute, platform), random.Next(400)));
        }
    }
}
