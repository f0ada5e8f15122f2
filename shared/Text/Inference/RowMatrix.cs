namespace CcgcStream.Text.Inference;

/// <summary>A matrix whose rows are added up or multiplied, however they are stored.</summary>
internal abstract class RowMatrix
{
    public abstract int Rows { get; }

    public abstract int Columns { get; }

    /// <summary>Adds a row to a sum of <see cref="Columns"/> values.</summary>
    public abstract void AddRowTo(int row, Span<float> sum);

    /// <summary>Adds many rows, in their order.</summary>
    public virtual void AddRowsTo(ReadOnlySpan<int> rows, Span<float> sum)
    {
        foreach (var row in rows)
        {
            AddRowTo(row, sum);
        }
    }

    /// <summary>Scalar product of a row and a vector.</summary>
    public abstract float Dot(int row, ReadOnlySpan<float> vector);

    /// <summary>Reads a matrix of either kind.</summary>
    public static RowMatrix Read(ref ModelReader reader, bool quantised) => quantised ? QuantisedMatrix.Read(ref reader) : DenseMatrix.Read(ref reader);
}
