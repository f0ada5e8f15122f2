using CcgcStream.Index.Buckets;
using CcgcStream.Index.Methodology;

namespace CcgcStream.Index.Dimensions.Coverage;

/// <summary>Saturating richness: sum over categories of 1 - exp(-n/3). It never falls when data arrive.</summary>
/// <param name="Value">B, in categories.</param>
/// <param name="Variance">Of B over Poisson arrivals.</param>
/// <param name="Growth">How B grows with the logarithm of the number of pieces.</param>
/// <param name="Effective">exp(entropy) of the weights: an equivalent number of equal categories, for display.</param>
public readonly record struct Richness(double Value, double Variance, double Growth, double Effective)
{
    /// <summary>Pieces of a category after which it is two thirds covered.</summary>
    public const double Scale = 3;

    // 2 exp(-1/3) - 1: E[theta^N] = (E exp(-N/3))^2 for Poisson N, which makes the variance below unbiased whatever the rate.
    private static readonly double Theta = (2 * Math.Exp(-1 / Scale)) - 1;

    public static double Saturate(double pieces) => 1 - Math.Exp(-pieces / Scale);

    /// <summary>Unbiased estimate of the variance of <see cref="Saturate"/> from one Poisson count.</summary>
    public static double SaturateVariance(double pieces) => Math.Max(0, Math.Exp(-2 * pieces / Scale) - Math.Pow(Theta, pieces));

    /// <summary>Change of <see cref="Saturate"/> per unit of the logarithm of the number of pieces.</summary>
    public static double SaturateGrowth(double pieces) => pieces / Scale * Math.Exp(-pieces / Scale);

    /// <summary>
    /// Variance of the logarithm of the number of pieces. Copies of a story come together: a number of pieces varies E[m^2]/E[m] times as
    /// much as a Poisson number would, m being the sizes of the stories, pulled toward a prior since large stories are rare.
    /// </summary>
    public static double NumberVariance(BucketSums sums, ClumpingRules rules)
    {
        var pieces = (double)sums[Scalar.Pieces];
        var clumping = (sums[Scalar.Copies] + (rules.Prior * rules.PriorStrength)) / (pieces + rules.PriorStrength);
        return Math.Max(1, clumping) / Math.Max(1, pieces);
    }

    /// <summary>Richness of the known categories of a kind; category 0 is "unknown" (or "other") and covers nothing.</summary>
    public static Richness Of(BucketSums sums, FieldKind kind)
    {
        double value = 0, variance = 0, growth = 0, total = 0, entropy = 0;
        foreach (var (field, amount) in sums.OfKind(kind))
        {
            if (Field.CategoryOf(field) != 0 && amount > 0)
            {
                var pieces = amount / 1e6;
                value += Saturate(pieces);
                variance += SaturateVariance(pieces);
                growth += SaturateGrowth(pieces);
                total += pieces;
                entropy += pieces * Math.Log(pieces);
            }
        }

        return new(value, variance, growth, total > 0 ? Math.Exp(Math.Log(total) - (entropy / total)) : 0);
    }
}
