namespace CcgcStream.Text.Inference;

/// <summary>The tree of the hierarchical softmax, built from label counts exactly as fastText builds it.</summary>
internal sealed class HuffmanTree
{
    // Keeps log(0) out, as in fastText; it is part of the probabilities that its binary prints.
    private const double Floor = 1e-5;
    private const long Unbuilt = 1_000_000_000_000_000;

    private readonly int labels;
    private readonly int[] left;
    private readonly int[] right;
    private readonly int[] order;

    public HuffmanTree(ReadOnlySpan<long> counts)
    {
        labels = counts.Length;
        var nodes = (2 * labels) - 1;
        (left, right) = (new int[nodes], new int[nodes]);
        var weights = new long[nodes];
        weights.AsSpan().Fill(Unbuilt);
        counts.CopyTo(weights);
        var (leaf, node) = (labels - 1, labels);
        for (var i = labels; i < nodes; i++)
        {
            left[i] = Lightest(weights, ref leaf, ref node);
            right[i] = Lightest(weights, ref leaf, ref node);
            if (left[i] >= i || right[i] >= i)
            {
                throw new InvalidDataException("The label counts of the model make no tree.");
            }
            weights[i] = weights[left[i]] + weights[right[i]];
        }
        order = [.. Enumerable.Range(labels, nodes - labels).Reverse()];
    }

    /// <summary>Probability of every label; <paramref name="scratch"/> needs 2 x labels - 1 values.</summary>
    public void Probabilities(RowMatrix output, ReadOnlySpan<float> hidden, Span<double> scratch, Span<float> probabilities)
    {
        scratch[(2 * labels) - 2] = 1;
        // Parents have higher numbers than their children, so one pass downward reaches every leaf.
        foreach (var node in order)
        {
            var p = 1 / (1 + Math.Exp(-output.Dot(node - labels, hidden)));
            scratch[left[node]] = scratch[node] * (1 - p + Floor);
            scratch[right[node]] = scratch[node] * (p + Floor);
        }
        for (var i = 0; i < labels; i++)
        {
            probabilities[i] = (float)scratch[i];
        }
    }

    private static int Lightest(long[] weights, ref int leaf, ref int node) =>
        leaf >= 0 && (node >= weights.Length || weights[leaf] < weights[node]) ? leaf-- : node++;
}
