using CcgcStream.Text.Folding;
using CcgcStream.Text.Linear;

namespace CcgcStream.Training.Running;

/// <summary>One text to learn from.</summary>
internal readonly record struct LinearExample(string Key, uint[] Features, int Class, float Weight)
{
    public static LinearExample Of(string key, string text, int label, float weight) => new(key, FeaturesOf(text), label, weight);

    public static uint[] FeaturesOf(string text)
    {
        var folded = new char[TextFolder.Capacity(text.Length)];
        var features = new uint[TextFeatures.Maximum];
        return features[..TextFeatures.Extract(folded.AsSpan(0, TextFolder.Fold(text, folded)), features)];
    }
}

/// <summary>How long and how hard a model learns.</summary>
/// <param name="Bits">2 to this power are the hash buckets.</param>
/// <param name="Epochs">Passes over the examples.</param>
/// <param name="Rate">First step of AdaGrad.</param>
/// <param name="Ridge">L2 penalty of each weight at each step it takes.</param>
/// <param name="Fewest">Features seen in fewer examples are left out.</param>
internal readonly record struct LinearOptions(int Bits, int Epochs, float Rate, float Ridge, int Fewest);

/// <summary>Multinomial logistic regression over hashed features by AdaGrad: one thread and a fixed order, so that every run gives the same bytes.</summary>
internal static class LinearTrainer
{
    public static LinearModel Train(IReadOnlyList<LinearExample> examples, int classes, LinearOptions options)
    {
        var mask = (1u << options.Bits) - 1;
        var known = Common(examples, options, mask);
        var weights = new float[classes << options.Bits];
        var squares = new float[weights.Length];
        var order = examples.Select(static e => (Hash: StableHash.Of(e.Key), Example: e)).OrderBy(static p => p.Hash).Select(static p => p.Example).ToArray();
        var random = new Random(7);
        var p = new double[classes];
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var example in order)
            {
                Step(example, weights, squares, known, p, mask, options);
            }
        }
        return Quantise(weights, classes, options.Bits);
    }

    private static bool[] Common(IReadOnlyList<LinearExample> examples, LinearOptions options, uint mask)
    {
        var seen = new int[mask + 1];
        foreach (var example in examples)
        {
            foreach (var row in example.Features.Select(f => f & mask).Distinct())
            {
                seen[row]++;
            }
        }
        return [.. seen.Select(n => n >= options.Fewest)];
    }

    private static void Step(in LinearExample example, float[] weights, float[] squares, bool[] known, double[] p, uint mask, in LinearOptions options)
    {
        var value = 1f / MathF.Sqrt(Math.Max(1, example.Features.Length));
        Array.Clear(p);
        foreach (var feature in example.Features)
        {
            var at = (int)(feature & mask) * p.Length;
            for (var c = 0; c < p.Length; c++)
            {
                p[c] += weights[at + c];
            }
        }
        var (top, sum) = (p.Max() * value, 0.0);
        for (var c = 0; c < p.Length; c++)
        {
            sum += p[c] = Math.Exp((p[c] * value) - top);
        }
        for (var c = 0; c < p.Length; c++)
        {
            p[c] = ((p[c] / sum) - (c == example.Class ? 1 : 0)) * example.Weight * value;
        }
        foreach (var feature in example.Features)
        {
            var row = (int)(feature & mask);
            for (var c = 0; known[row] && c < p.Length; c++)
            {
                var at = (row * p.Length) + c;
                var gradient = (float)p[c] + (options.Ridge * weights[at]);
                squares[at] += gradient * gradient;
                weights[at] -= options.Rate * gradient / (MathF.Sqrt(squares[at]) + 1e-3f);
            }
        }
    }

    private static LinearModel Quantise(float[] weights, int classes, int bits)
    {
        // Few weights lie far out: the 0.1 % beyond the scale are cut.
        var sizes = weights.Where(static w => w != 0).Select(MathF.Abs).Order().ToArray();
        var scale = sizes.Length == 0 ? 1 : sizes[(int)(sizes.Length * 0.999)] / 127;
        return new LinearModel([.. weights.Select(w => (sbyte)Math.Clamp(MathF.Round(w / scale), -127, 127))], classes, bits, scale);
    }
}
