namespace CcgcStream.Text.Inference;

/// <summary>Rows as codes of a product quantiser, with their lengths quantised apart where the file says so (<c>-qnorm</c>).</summary>
internal sealed class QuantisedMatrix : RowMatrix
{
    private const int MaximumRows = 1 << 28;

    private readonly byte[] codes;
    private readonly ProductQuantiser quantiser;
    private readonly byte[]? normCodes;
    private readonly ProductQuantiser? norms;

    private QuantisedMatrix(int rows, byte[] codes, ProductQuantiser quantiser, byte[]? normCodes, ProductQuantiser? norms)
    {
        Rows = rows;
        (this.codes, this.quantiser, this.normCodes, this.norms) = (codes, quantiser, normCodes, norms);
    }

    public override int Rows { get; }

    public override int Columns => quantiser.Dimensions;

    public static QuantisedMatrix Read(ref ModelReader reader)
    {
        var hasNorms = reader.Boolean("qnorm");
        var rows = reader.Int64("rows of a matrix", 0, MaximumRows);
        var columns = reader.Int64("columns of a matrix", 1, 1 << 16);
        var codes = reader.Bytes(reader.Int32("size of the codes"), "codes").ToArray();
        var quantiser = ProductQuantiser.Read(ref reader);
        if (quantiser.Dimensions != columns || codes.Length != (long)rows * quantiser.Parts)
        {
            throw new InvalidDataException("The codes of the quantised matrix do not fit its size.");
        }
        if (!hasNorms)
        {
            return new QuantisedMatrix(rows, codes, quantiser, null, null);
        }
        var normCodes = reader.Bytes(rows, "norm codes").ToArray();
        var norms = ProductQuantiser.Read(ref reader);
        return norms.Dimensions == 1
            ? new QuantisedMatrix(rows, codes, quantiser, normCodes, norms)
            : throw new InvalidDataException("Norms must have one dimension.");
    }

    public override void AddRowTo(int row, Span<float> sum) => quantiser.Add(CodesOf(row), ScaleOf(row), sum);

    public override float Dot(int row, ReadOnlySpan<float> vector) => quantiser.Dot(CodesOf(row), ScaleOf(row), vector);

    private ReadOnlySpan<byte> CodesOf(int row) => codes.AsSpan(row * quantiser.Parts, quantiser.Parts);

    private float ScaleOf(int row) => norms is null ? 1 : norms.Centroid(0, normCodes![row])[0];
}
