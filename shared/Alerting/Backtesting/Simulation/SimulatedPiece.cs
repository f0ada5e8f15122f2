namespace CcgcStream.Alerting.Backtesting.Simulation;

/// <summary>A piece about one city.</summary>
/// <param name="Minute">Since the start of the run.</param>
/// <param name="Story">Pieces of one number are near-duplicates.</param>
/// <param name="Platform">Index into <see cref="SimulatedPlatforms"/>.</param>
/// <param name="Negative">The truth.</param>
/// <param name="Community">Outlet or author.</param>
internal readonly record struct SimulatedPiece(int Minute, int Story, byte Platform, bool Negative, int Community);

/// <summary>Platforms of the published report's order of size, with a tone of their own: a change of mix changes the share of negatives.</summary>
internal static class SimulatedPlatforms
{
    public static readonly string[] Names = ["news", "x", "facebook", "youtube", "reddit", "mastodon"];

    /// <summary>Shares; news are the published 44.72 % of media.</summary>
    public static readonly double[] Shares = [0.4472, 0.24, 0.14, 0.09, 0.0528, 0.03];

    /// <summary>Added to the logit of the city's negative share.</summary>
    public static readonly double[] Tone = [-0.35, 0.35, 0.05, -0.2, 0.5, 0.2];

    public static byte Draw(Random random)
    {
        var u = random.NextDouble();
        for (byte i = 0; i < Shares.Length; i++)
        {
            if ((u -= Shares[i]) < 0)
            {
                return i;
            }
        }

        return 0;
    }
}
