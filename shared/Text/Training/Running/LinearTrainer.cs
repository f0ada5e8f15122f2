using CcgcStream.Text.Linear;

namespace CcgcStream.Training.Running;

/// <summary>One text to learn from.</summary>
internal readonly record struct LinearExample(string Key, uint[] Features, int Class, float Weight)
{
    public static LinearExample Of(string key, string text, int label, float weight)
    {
        using var pass = new FeaturePass(text);
        return new(key, pass.Features.ToArray(), label, weight);
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
        var owners = BucketOwners.Of(examples.Select(static e => e.Features), options.Bits, options.Fewest);
        Console.WriteLine($"{owners.Counts.Owning} of {owners.Counts.Seen} features own one of {1 << options.Bits} buckets");
        var weights = new float[classes << options.Bits];
        var squares = new float[weights.Length];
        // A text's length counts all its features, its learning only those that own their bucket: as in use.
        var order = examples.Select(static e => (Hash: StableHash.Of(e.Key), Example: e)).OrderBy(static p => p.Hash)
            .Select(p => (p.Example, Rows: owners.RowsOf(p.Example.Features))).ToArray();
        var random = new Random(7);
        var p = new double[classes];
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var (example, rows) in order)
            {
                Step(example, rows, weights, squares, p, options);
            }
        }
        return Quantise(weights, owners, classes, options.Bits);
    }

    private static void Step(in LinearExample example, int[] rows, float[] weights, float[] squares, double[] p, in LinearOptions options)
    {
        var value = 1f / MathF.Sqrt(Math.Max(1, example.Features.Length));
        Array.Clear(p);
        foreach (var row in rows)
        {
            for (var c = 0; c < p.Length; c++)
            {
                p[c] += weights[(row * p.Length) + c];
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
        foreach (var row in rows)
        {
            for (var c = 0; c < p.Length; c++)
            {
                var at = (row * p.Length) + c;
                var gradient = (float)p[c] + (options.Ridge * weights[at]);
                squares[at] += gradient * gradient;
                weights[at] -= options.Rate * gradient / (MathF.Sqrt(squares[at]) + 1e-3f);
            }
        }
    }

    private static LinearModel Quantise(float[] weights, BucketOwners owners, int classes, int bits)
    {
        // Few weights lie far out: the 0.1 % beyond the scale are cut.
        var sizes = weights.Where(static w => w != 0).Select(MathF.Abs).Order().ToArray();
        var scale = sizes.Length == 0 ? 1 : sizes[(int)(sizes.Length * 0.999)] / 127;
        var rows = new byte[(classes + 1) << bits];
        for (var bucket = 0; bucket < 1 << bits; bucket++)
        {
            rows[bucket * (classes + 1)] = owners.FingerprintOf(bucket);
            for (var c = 0; c < classes; c++)
            {
                rows[(bucket * (classes + 1)) + c + 1] = (byte)(sbyte)Math.Clamp(MathF.Round(weights[(bucket * classes) + c] / scale), -127, 127);
            }
        }
        return new LinearModel(rows, classes, bits, scale);
    }
}
