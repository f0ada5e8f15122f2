using System.Globalization;

namespace CcgcStream.Text.Linear;

/// <summary>
/// A multinomial logistic regression over a few numbers of evidence, fitted by the trainer on rows that the models did not learn from, so
/// that its probabilities are calibrated. Written as one line of weights a class.
/// </summary>
internal sealed class Calibration
{
    private readonly double[] weights;
    private readonly int length;

    public Calibration(double[] weights, int classes, int length)
    {
        this.weights = weights.Length == classes * length
            ? weights
            : throw new InvalidDataException($"A calibration of {classes} classes needs {classes} times {length} numbers, not {weights.Length}.");
        this.length = length;
    }

    public static Calibration Parse(string text, int classes, int length) => new(
        [.. text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(static n => double.Parse(n, CultureInfo.InvariantCulture))], classes, length);

    public string Format() => string.Concat(weights.Chunk(length).Select(static row =>
        string.Join(' ', row.Select(static w => w.ToString("F4", CultureInfo.InvariantCulture))) + "\n"));

    /// <summary>Evidence to probabilities that sum to 1, one a class.</summary>
    public void Apply(ReadOnlySpan<double> evidence, Span<double> probabilities)
    {
        var top = double.NegativeInfinity;
        for (var c = 0; c < probabilities.Length; c++)
        {
            var sum = 0.0;
            for (var i = 0; i < length; i++)
            {
                sum += weights[(c * length) + i] * evidence[i];
            }
            probabilities[c] = sum;
            top = Math.Max(top, sum);
        }
        var total = 0.0;
        foreach (ref var p in probabilities)
        {
            total += p = Math.Exp(p - top);
        }
        foreach (ref var p in probabilities)
        {
            p /= total;
        }
    }
}
