namespace CcgcStream.Alerting.Backtesting.Simulation;

/// <summary>What is true of a simulated city: its rate and tone, hour by hour. Both wander, so that no detector's model is exact.</summary>
internal sealed class CityTruth
{
    private const int Hours = 24;
    private readonly double[] level;
    private readonly double[] tone;

    public CityTruth(string id, double perHour, int days, Random random)
    {
        Id = id;
        PerHour = perHour;
        Days = days;
        level = new double[days * Hours];
        tone = new double[days * Hours];
        var peak = random.Between(0, 24);
        // 13.57 % negative in the published report; cities differ by a third of a logit.
        var logit = Draws.Logit(0.1357) + (0.33 * random.Normal());
        var (wander, busy) = (0.0, 0.0);
        for (var h = 0; h < level.Length; h++)
        {
            if (h % Hours == 0)
            {
                busy = 0.15 * random.Normal();
            }

            wander = (0.995 * wander) + (0.02 * random.Normal());
            level[h] = perHour * (1 + (0.5 * Math.Cos(2 * Math.PI * ((h % Hours) - peak) / Hours))) * Math.Exp(busy - 0.011);
            tone[h] = logit + wander + (0.15 * random.Normal());
        }
    }

    public string Id { get; }

    public double PerHour { get; }

    public int Days { get; }

    /// <summary>One of the ten cities of some hundred pieces an hour.</summary>
    public bool Large => PerHour >= 20;

    /// <summary>Pieces an hour.</summary>
    public double Rate(int minute) => level[Math.Clamp(minute / 60, 0, level.Length - 1)];

    /// <summary>Probability that a piece of a platform is negative.</summary>
    public double NegativeShare(int minute, int platform) =>
        Draws.Logistic(tone[Math.Clamp(minute / 60, 0, tone.Length - 1)] + SimulatedPlatforms.Tone[platform]);

    /// <summary>Mean over platforms.</summary>
    public double NegativeShare(int minute) => SimulatedPlatforms.Shares.Select((share, i) => share * NegativeShare(minute, i)).Sum();
}
