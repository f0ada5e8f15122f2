namespace CcgcStream.Training.Running;

/// <summary>An example of a multinomial regression.</summary>
internal readonly record struct Example(double[] Features, int Class, double Weight);

/// <summary>Multinomial logistic regression by full-batch gradient descent with momentum and a small ridge: few weights, no chance involved.</summary>
internal static class LogisticRegression
{
    private const int Steps = 2500;
    private const double Rate = 0.3;
    private const double Momentum = 0.9;
    private const double SmallRidge = 0.0005;

    /// <summary>Weights, row by row, one row a class.</summary>
    public static double[] Fit(IReadOnlyList<Example> examples, int classes, double ridge = SmallRidge)
    {
        var width = examples[0].Features.Length;
        var (weights, velocity, gradient) = (new double[classes * width], new double[classes * width], new double[classes * width]);
        var total = examples.Sum(static e => e.Weight);
        var p = new double[classes];
        for (var step = 0; step < Steps; step++)
        {
            for (var i = 0; i < gradient.Length; i++)
            {
                gradient[i] = ridge * weights[i];
            }
            foreach (var example in examples)
            {
                Softmax(weights, example.Features, p);
                for (var c = 0; c < classes; c++)
                {
                    var error = (p[c] - (c == example.Class ? 1 : 0)) * example.Weight / total;
                    for (var f = 0; f < width; f++)
                    {
                        gradient[(c * width) + f] += error * example.Features[f];
                    }
                }
            }
            for (var i = 0; i < weights.Length; i++)
            {
                velocity[i] = (Momentum * velocity[i]) - (Rate * gradient[i]);
                weights[i] += velocity[i];
            }
        }
        return weights;
    }

    private static void Softmax(double[] weights, double[] features, double[] p)
    {
        var sum = 0.0;
        for (var c = 0; c < p.Length; c++)
        {
            var z = 0.0;
            for (var f = 0; f < features.Length; f++)
            {
                z += weights[(c * features.Length) + f] * features[f];
            }
            sum += p[c] = Math.Exp(Math.Clamp(z, -50, 50));
        }
        for (var c = 0; c < p.Length; c++)
        {
            p[c] /= sum;
        }
    }
}
