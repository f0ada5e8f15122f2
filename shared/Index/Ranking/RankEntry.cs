namespace CcgcStream.Index.Ranking;

/// <summary>A city as the rank draws see it: five dimension posteriors, in the order of the dimensions.</summary>
/// <param name="Id">City id.</param>
/// <param name="Scores">0..100.</param>
/// <param name="Sds">Posterior standard deviations, points.</param>
/// <param name="Pulls">Points per unit of the logarithm of prior strength.</param>
/// <param name="Missing">Dimensions that take no part.</param>
public sealed record RankEntry(string Id, double[] Scores, double[] Sds, double[] Pulls, bool[] Missing);

/// <summary>How to draw.</summary>
public sealed record RankOptions
{
    /// <summary>Draws, 100..100,000. A thousand put the ends of a 90 % interval within a rank of where a hundred thousand do, see <c>RankTests</c>.</summary>
    public int Draws { get; init; } = 1000;

    /// <summary>The same seed gives the same result, bit for bit on one kind of processor.</summary>
    public ulong Seed { get; init; } = 20200101;

    /// <summary>Dimension weights that the Dirichlet draws centre on; they sum to 1.</summary>
    public double[] Weights { get; init; } = [0.2, 0.2, 0.2, 0.2, 0.2];

    /// <summary>Sum of the Dirichlet parameters.</summary>
    public double Concentration { get; init; } = 20;

    /// <summary>e of the geometric mean, points.</summary>
    public double Epsilon { get; init; } = 1;

    /// <summary>Standard deviation of the logarithm of prior strength.</summary>
    public double PriorStrengthSd { get; init; } = 0.4;
}

/// <summary>Rank of a city over all draws.</summary>
/// <param name="Id">City id.</param>
/// <param name="Median">Median rank, 1 is best.</param>
/// <param name="Lo90">5th percentile of rank: the best plausible.</param>
/// <param name="Hi90">95th percentile: the worst plausible.</param>
public sealed record RankInterval(string Id, int Median, int Lo90, int Hi90);
