using System.Buffers;

namespace CcgcStream.Text.Inference;

/// <summary>Turns the mean of a text's rows into one probability a label.</summary>
internal sealed class OutputLayer
{
    private const int SigmoidCells = 512;
    private const float SigmoidRange = 8;
    private static readonly float[] Sigmoids = [.. Enumerable.Range(0, SigmoidCells + 1)
        .Select(i => (float)(1 / (1 + Math.Exp(-((i * 2 * SigmoidRange / SigmoidCells) - SigmoidRange)))))];

    private readonly RowMatrix weights;
    private readonly FastTextLoss loss;
    private readonly HuffmanTree? tree;

    public OutputLayer(RowMatrix weights, FastTextLoss loss, ReadOnlySpan<long> labelCounts)
    {
        (this.weights, this.loss) = (weights, loss);
        tree = loss == FastTextLoss.HierarchicalSoftmax ? new HuffmanTree(labelCounts) : null;
    }

    public void Probabilities(ReadOnlySpan<float> hidden, Span<float> probabilities)
    {
        if (tree is not null)
        {
            var scratch = ArrayPool<double>.Shared.Rent(2 * probabilities.Length);
            tree.Probabilities(weights, hidden, scratch, probabilities);
            ArrayPool<double>.Shared.Return(scratch);
            return;
        }
        Logits(hidden, probabilities);
        if (loss == FastTextLoss.Softmax)
        {
            Softmax(probabilities);
        }
        else
        {
            foreach (ref var p in probabilities)
            {
                p = Sigmoid(p);
            }
        }
    }

    /// <summary>The linear scores before any softmax or sigmoid: what a calibration starts from.</summary>
    public void Logits(ReadOnlySpan<float> hidden, Span<float> logits)
    {
        for (var i = 0; i < logits.Length; i++)
        {
            logits[i] = weights.Dot(i, hidden);
        }
    }

    private static void Softmax(Span<float> values)
    {
        var top = float.NegativeInfinity;
        foreach (var v in values)
        {
            top = Math.Max(top, v);
        }
        var sum = 0f;
        foreach (ref var v in values)
        {
            sum += v = MathF.Exp(v - top);
        }
        foreach (ref var v in values)
        {
            v /= sum;
        }
    }

    // fastText answers from a table of 512 cells; agreeing with it means using the same cells.
    private static float Sigmoid(float x) => x switch
    {
        < -SigmoidRange => 0,
        > SigmoidRange => 1,
        _ => Sigmoids[(int)((x + SigmoidRange) * SigmoidCells / SigmoidRange / 2)],
    };
}
