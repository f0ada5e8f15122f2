namespace CcgcStream.Text.Inference;

/// <summary>How the output layer turns scores into probabilities; numbers as in the file.</summary>
internal enum FastTextLoss
{
    HierarchicalSoftmax = 1,
    NegativeSampling = 2,
    Softmax = 3,
    OneVersusAll = 4,
}

/// <summary>The header of a fastText model, versions 11 and 12 of the format.</summary>
internal sealed record FastTextArguments(int Dimensions, int WordNgrams, FastTextLoss Loss, int Buckets, int MinimumNgram, int MaximumNgram)
{
    private const int Magic = 793712314;
    private const int Supervised = 3;

    public static FastTextArguments Read(ref ModelReader reader)
    {
        if (reader.Int32("magic number") != Magic)
        {
            throw new InvalidDataException("Not a fastText model: the magic number is wrong.");
        }
        var version = reader.Int32("version");
        if (version is not (11 or 12))
        {
            throw new InvalidDataException($"fastText format {version} is not supported; 11 and 12 are.");
        }
        var dimensions = reader.Int32("dim", 1, 4096);
        reader.Skip(4 * sizeof(int), "training settings");
        var wordNgrams = reader.Int32("wordNgrams", 0, 16);
        var loss = (FastTextLoss)reader.Int32("loss", 1, 4);
        if (reader.Int32("model kind") != Supervised)
        {
            throw new InvalidDataException("Only supervised fastText models classify; this is a word-vector model.");
        }
        var buckets = reader.Int32("bucket", 0, 1 << 28);
        var minimum = reader.Int32("minn", 0, 64);
        var maximum = reader.Int32("maxn", 0, 64);
        reader.Skip(sizeof(int) + sizeof(double), "training settings");
        // Version 11 stored character n-gram lengths that its classifiers did not use.
        return new FastTextArguments(dimensions, wordNgrams, loss, buckets, minimum, version == 11 ? 0 : maximum);
    }
}
