using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CcgcStream.Text.Inference;

/// <summary>Rows of floats, one after the other.</summary>
internal sealed class DenseMatrix(float[] values, int rows, int columns) : RowMatrix
{
    private const int MaximumRows = 1 << 28;

    public override int Rows => rows;

    public override int Columns => columns;

    public static DenseMatrix Read(ref ModelReader reader)
    {
        var rows = reader.Int64("rows of a matrix", 0, MaximumRows);
        var columns = reader.Int64("columns of a matrix", 1, 1 << 16);
        return new DenseMatrix(reader.Floats((long)rows * columns, "matrix"), rows, columns);
    }

    /// <summary>Unpacks a quantised matrix: more memory, a third of the time per row.</summary>
    public static DenseMatrix Unpack(RowMatrix packed)
    {
        var values = new float[packed.Rows * packed.Columns];
        for (var row = 0; row < packed.Rows; row++)
        {
            packed.AddRowTo(row, values.AsSpan(row * packed.Columns, packed.Columns));
        }
        return new DenseMatrix(values, packed.Rows, packed.Columns);
    }

    public override void AddRowTo(int row, Span<float> sum)
    {
        var source = values.AsSpan(row * columns, columns);
        var i = 0;
        if (columns >= Vector<float>.Count)
        {
            var from = MemoryMarshal.Cast<float, Vector<float>>(source);
            var to = MemoryMarshal.Cast<float, Vector<float>>(sum);
            for (var v = 0; v < from.Length; v++)
            {
                to[v] += from[v];
            }
            i = from.Length * Vector<float>.Count;
        }
        for (; i < source.Length; i++)
        {
            sum[i] += source[i];
        }
    }

    /// <summary>Sixteen columns, the size of the shipped models, stay in two registers over all rows.</summary>
    public override void AddRowsTo(ReadOnlySpan<int> rows, Span<float> sum)
    {
        if (columns != 2 * Vector256<float>.Count || !Vector256.IsHardwareAccelerated)
        {
            base.AddRowsTo(rows, sum);
            return;
        }
        var (low, high) = (Vector256.Create<float>(sum), Vector256.Create<float>(sum[Vector256<float>.Count..]));
        foreach (var row in rows)
        {
            var source = values.AsSpan(row * columns, columns);
            low += Vector256.Create<float>(source);
            high += Vector256.Create<float>(source[Vector256<float>.Count..]);
        }
        low.CopyTo(sum);
        high.CopyTo(sum[Vector256<float>.Count..]);
    }

    public override float Dot(int row, ReadOnlySpan<float> vector)
    {
        var source = values.AsSpan(row * columns, columns);
        var left = MemoryMarshal.Cast<float, Vector<float>>(source);
        var right = MemoryMarshal.Cast<float, Vector<float>>(vector);
        var sum = Vector<float>.Zero;
        for (var v = 0; v < left.Length; v++)
        {
            sum += left[v] * right[v];
        }
        var dot = Vector.Sum(sum);
        for (var i = left.Length * Vector<float>.Count; i < source.Length; i++)
        {
            dot += source[i] * vector[i];
        }
        return dot;
    }
}
