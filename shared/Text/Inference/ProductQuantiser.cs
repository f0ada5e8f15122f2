namespace CcgcStream.Text.Inference;

/// <summary>
/// Codebooks of a product quantiser: a row is cut into parts of <c>dsub</c> values, and each part is one of 256 centroids
/// (Jegou et al., 2011; the layout is fastText's).
/// </summary>
internal sealed class ProductQuantiser
{
    private const int Centroids = 256;

    private readonly int partLength;
    private readonly int lastPartLength;
    private readonly float[] centroids;

    private ProductQuantiser(int dimensions, int parts, int partLength, int lastPartLength, float[] centroids)
    {
        (Dimensions, Parts) = (dimensions, parts);
        (this.partLength, this.lastPartLength, this.centroids) = (partLength, lastPartLength, centroids);
    }

    public int Dimensions { get; }

    /// <summary>Codes per row.</summary>
    public int Parts { get; }

    public static ProductQuantiser Read(ref ModelReader reader)
    {
        var dimensions = reader.Int32("quantiser dim", 1, 1 << 16);
        var parts = reader.Int32("quantiser parts", 1, dimensions);
        var length = reader.Int32("quantiser part length", 1, dimensions);
        var last = reader.Int32("quantiser last part length", 1, length);
        if (((parts - 1) * (long)length) + last != dimensions)
        {
            throw new InvalidDataException($"{parts} parts of {length}, the last of {last}, do not make {dimensions} dimensions.");
        }
        return new ProductQuantiser(dimensions, parts, length, last, reader.Floats((long)dimensions * Centroids, "centroids"));
    }

    public void Add(ReadOnlySpan<byte> codes, float scale, Span<float> sum)
    {
        for (var part = 0; part < Parts; part++)
        {
            var centroid = Centroid(part, codes[part]);
            var target = sum.Slice(part * partLength, centroid.Length);
            for (var i = 0; i < centroid.Length; i++)
            {
                target[i] += scale * centroid[i];
            }
        }
    }

    public float Dot(ReadOnlySpan<byte> codes, float scale, ReadOnlySpan<float> vector)
    {
        var dot = 0f;
        for (var part = 0; part < Parts; part++)
        {
            var centroid = Centroid(part, codes[part]);
            var other = vector.Slice(part * partLength, centroid.Length);
            for (var i = 0; i < centroid.Length; i++)
            {
                dot += centroid[i] * other[i];
            }
        }
        return dot * scale;
    }

    public ReadOnlySpan<float> Centroid(int part, int code) => part == Parts - 1
        ? centroids.AsSpan((part * Centroids * partLength) + (code * lastPartLength), lastPartLength)
        : centroids.AsSpan(((part * Centroids) + code) * partLength, partLength);
}
