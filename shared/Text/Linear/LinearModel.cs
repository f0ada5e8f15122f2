using System.Buffers.Binary;

namespace CcgcStream.Text.Linear;

/// <summary>
/// A linear classifier over hashed features: a table of signed bytes, one row a hash bucket and one column a class. Written by the trainer;
/// file: magic, number of classes, bits of a bucket, scale (single), then the rows. All numbers little-endian.
/// </summary>
internal sealed class LinearModel
{
    private const uint Magic = 0x314E494C;
    private const int HeaderBytes = 16;

    private readonly sbyte[] rows;
    private readonly uint mask;
    private readonly float scale;

    public LinearModel(sbyte[] rows, int classes, int bits, float scale)
    {
        if (classes is < 2 or > 64 || bits is < 8 or > 24 || rows.Length != classes << bits || !float.IsFinite(scale))
        {
            throw new InvalidDataException("The linear model's size does not match its header.");
        }
        (this.rows, this.scale, Classes, Bits, mask) = (rows, scale, classes, bits, (1u << bits) - 1);
    }

    public int Classes { get; }

    public int Bits { get; }

    /// <exception cref="InvalidDataException">The bytes are not a model.</exception>
    public static LinearModel Load(ReadOnlySpan<byte> file)
    {
        if (file.Length < HeaderBytes || BinaryPrimitives.ReadUInt32LittleEndian(file) != Magic)
        {
            throw new InvalidDataException("This is no linear model.");
        }
        var rows = new sbyte[file.Length - HeaderBytes];
        file[HeaderBytes..].CopyTo(System.Runtime.InteropServices.MemoryMarshal.AsBytes(rows.AsSpan()));
        return new LinearModel(rows, BinaryPrimitives.ReadInt32LittleEndian(file[4..]), BinaryPrimitives.ReadInt32LittleEndian(file[8..]),
            BinaryPrimitives.ReadSingleLittleEndian(file[12..]));
    }

    public byte[] ToBytes()
    {
        var file = new byte[HeaderBytes + rows.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(file, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), Classes);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(8), Bits);
        BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(12), scale);
        System.Runtime.InteropServices.MemoryMarshal.AsBytes(rows.AsSpan()).CopyTo(file.AsSpan(HeaderBytes));
        return file;
    }

    /// <summary>Scores of the classes: sums of the features' weights over the square root of their number.</summary>
    public void Score(ReadOnlySpan<uint> features, Span<float> scores)
    {
        scores = scores[..Classes];
        scores.Clear();
        foreach (var feature in features)
        {
            var row = rows.AsSpan((int)(feature & mask) * Classes, Classes);
            for (var c = 0; c < row.Length; c++)
            {
                scores[c] += row[c];
            }
        }
        var factor = scale / MathF.Sqrt(Math.Max(1, features.Length));
        foreach (ref var score in scores)
        {
            score *= factor;
        }
    }
}
