namespace CcgcStream.Text.Inference;

/// <summary>
/// A supervised fastText model (<c>.bin</c> or <c>.ftz</c>), read once and then immutable: any number of threads may ask it, and asking
/// allocates nothing. Formulas and file layout: github.com/facebookresearch/fastText, format 12; Joulin et al. 2016 and 2017.
/// </summary>
internal sealed class FastTextModel
{
    private readonly FastTextFeatures features;
    private readonly RowMatrix input;
    private readonly OutputLayer output;

    private FastTextModel(FastTextFeatures features, RowMatrix input, OutputLayer output, string[] labels)
    {
        (this.features, this.input, this.output, Labels) = (features, input, output, labels);
    }

    /// <summary>Labels without their prefix, in the order of the probabilities.</summary>
    public IReadOnlyList<string> Labels { get; }

    public int Dimensions => input.Columns;

    /// <summary>Reads a model.</summary>
    /// <param name="data">The whole file.</param>
    /// <param name="unpack">Unpacks a quantised input matrix into floats: faster, larger.</param>
    /// <exception cref="InvalidDataException">The file is no supervised fastText model, is cut short or contradicts itself.</exception>
    public static FastTextModel Load(ReadOnlySpan<byte> data, bool unpack = false)
    {
        var reader = new ModelReader(data);
        var arguments = FastTextArguments.Read(ref reader);
        var dictionary = FastTextDictionary.Read(ref reader, arguments.Buckets);
        var quantised = reader.Boolean("quantised input");
        var input = RowMatrix.Read(ref reader, quantised);
        var quantisedOutput = reader.Boolean("quantised output");
        var output = RowMatrix.Read(ref reader, quantised && quantisedOutput);
        var rows = dictionary.Words + (long)(dictionary.KeptBuckets < 0 ? arguments.Buckets : dictionary.KeptBuckets);
        if (input.Rows != rows || input.Columns != arguments.Dimensions || output.Rows != dictionary.Labels.Length
            || output.Columns != arguments.Dimensions || !reader.AtEnd)
        {
            throw new InvalidDataException("The matrices of the model do not fit its dictionary.");
        }
        return new FastTextModel(
            new FastTextFeatures(dictionary, arguments),
            unpack && quantised ? DenseMatrix.Unpack(input) : input,
            new OutputLayer(output, arguments.Loss, dictionary.LabelCounts),
            dictionary.Labels);
    }

    /// <summary>Probability of every label for one line of UTF-8; false, and zeroes, for a line in which the model knows nothing.</summary>
    public bool Probabilities(ReadOnlySpan<byte> line, Span<float> probabilities)
    {
        Span<float> hidden = stackalloc float[Dimensions];
        var known = Embed(line, hidden);
        if (known)
        {
            output.Probabilities(hidden, probabilities);
        }
        else
        {
            probabilities.Clear();
        }
        return known;
    }

    /// <summary>Linear scores of every label; false, and zeroes, for a line in which the model knows nothing.</summary>
    public bool Logits(ReadOnlySpan<byte> line, Span<float> logits)
    {
        Span<float> hidden = stackalloc float[Dimensions];
        var known = Embed(line, hidden);
        if (known)
        {
            output.Logits(hidden, logits);
        }
        else
        {
            logits.Clear();
        }
        return known;
    }

    private bool Embed(ReadOnlySpan<byte> line, Span<float> hidden)
    {
        hidden.Clear();
        var rows = features.AddRows(line, input, hidden);
        var scale = 1f / rows;
        foreach (ref var h in hidden)
        {
            h *= scale;
        }
        return rows > 0;
    }
}
