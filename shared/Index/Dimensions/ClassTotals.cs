using CcgcStream.Index.Buckets;
using CcgcStream.Index.Vocabularies;

namespace CcgcStream.Index.Dimensions;

/// <summary>Weights of one source class, in pieces' worth (not micro-units).</summary>
public readonly record struct ClassTotals(double Positive, double Neutral, double Negative, double Squared, double ToneSquared)
{
    public double Weight => Positive + Neutral + Negative;

    /// <summary>Kish's effective number, with the story as the unit: copies of a story are one voice.</summary>
    public double NEff => Squared > 0 ? Weight * Weight / Squared : 0;

    public static ClassTotals Of(BucketSums sums, int sourceClass) => new(
        Read(sums, sourceClass, ClassSum.Positive), Read(sums, sourceClass, ClassSum.Neutral), Read(sums, sourceClass, ClassSum.Negative),
        Read(sums, sourceClass, ClassSum.Squared), Read(sums, sourceClass, ClassSum.ToneSquared));

    /// <summary>Both classes together.</summary>
    public static ClassTotals All(BucketSums sums)
    {
        var all = default(ClassTotals);
        for (var at = 0; at < Vocabulary.Classes.Names.Count; at++)
        {
            var one = Of(sums, at);
            all = new(all.Positive + one.Positive, all.Neutral + one.Neutral, all.Negative + one.Negative,
                all.Squared + one.Squared, all.ToneSquared + one.ToneSquared);
        }

        return all;
    }

    private static double Read(BucketSums sums, int sourceClass, ClassSum sum) => sums[Field.Of(sourceClass, sum)] / 1e6;
}
