using CcgcStream.Index.Buckets;
using CcgcStream.Index.Dimensions;
using CcgcStream.Index.Dimensions.Dynamism;
using CcgcStream.Index.Methodology;
using CcgcStream.Index.Vocabularies;

namespace CcgcStream.Index.Calibration;

/// <summary>
/// Makes a methodology from a reference period: goalposts, the mix of source classes and the priors. Weights, slopes and prior strengths
/// are judgements, not measurements, and stay as in the basis; so does every constant of which the period says too little.
/// </summary>
public static class Calibrator
{
    /// <summary>Observations below which a share stays as in the basis.</summary>
    private const double Fewest = 50;

    /// <param name="basis">Where everything comes from that is not measured.</param>
    /// <param name="version">Version of the result; must differ from those in use.</param>
    /// <param name="calibratedOn">What the period was, for people.</param>
    /// <param name="input">The reference period.</param>
    /// <exception cref="InvalidDataException">The result could not be used; the message says why.</exception>
    public static MethodologyFile Calibrate(MethodologyFile basis, string version, string calibratedOn, CalibrationInput input)
    {
        var windows = input.Samples.ToLookup(sample => sample.Window.Name, sample => sample.Sums);
        var file = basis with
        {
            Version = version,
            CalibratedOn = calibratedOn,
            Windows = basis.Windows.ToDictionary(
                window => window.Key, window => GoalpostCalibration.Of(window.Value, [.. windows[window.Key]]), StringComparer.Ordinal),
            Reputation = basis.Reputation with { Classes = Classes(basis.Reputation.Classes, input.Total) },
            Dynamism = Dynamism(basis.Dynamism, input.Total),
            Responsiveness = ResponseCalibration.Of(basis.Responsiveness, input.Total),
        };
        return MethodologyCheck.FaultOf(file) is { } fault ? throw new InvalidDataException("The calibrated methodology cannot be used: " + fault + ".") : file;
    }

    private static Dictionary<string, ClassRule> Classes(IReadOnlyDictionary<string, ClassRule> basis, BucketSums total)
    {
        var totals = Vocabulary.Classes.Names.Select((name, at) => (Name: name, Totals: ClassTotals.Of(total, at))).ToArray();
        var all = totals.Sum(one => total[Field.Of(FieldKind.LeadClass, Vocabulary.Classes.IndexOf(one.Name))]);

        // A mix of one class alone would make the other weightless for ever: then the period is no reference for the mix.
        var mixed = totals.All(one => one.Totals.Weight >= Fewest) && all > 0;
        return totals.ToDictionary(
            one => one.Name,
            one => new ClassRule(
                mixed ? (double)total[Field.Of(FieldKind.LeadClass, Vocabulary.Classes.IndexOf(one.Name))] / all : basis[one.Name].Mix,
                Share(one.Totals.Positive + (one.Totals.Neutral / 2), one.Totals.Weight, basis[one.Name].Prior)),
            StringComparer.Ordinal);
    }

    private static DynamismRules Dynamism(DynamismRules basis, BucketSums total)
    {
        var (rich, evenness, pieces) = DynamismScorer.Formats(total);
        return basis with
        {
            RichPrior = Share(rich * pieces, pieces, basis.RichPrior),
            EvennessPrior = Share(evenness * pieces, pieces, basis.EvennessPrior),
            Freshness = basis.Freshness with
            {
                StoryPrior = Share(total[Scalar.StoryStarts], total[Scalar.Stories] / 1e6, basis.Freshness.StoryPrior),
            },
        };
    }

    /// <summary>A measured share, kept off 0 and 1 so that it can be a prior.</summary>
    internal static double Share(double hits, double n, double basis) =>
        n >= Fewest ? GoalpostCalibration.Round(Math.Clamp(hits / n, 0.01, 0.99)) : basis;
}
