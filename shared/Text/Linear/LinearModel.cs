using System.Buffers.Binary;

namespace CcgcStream.Text.Linear;

/// <summary>
/// A linear classifier over hashed features: one row a hash bucket, of the fingerprint of the one feature that owns the bucket and of a
/// signed byte a class. A feature that falls into another's bucket has another fingerprint, but for one in 256, and counts for nothing: a
/// word that was never learned cannot borrow the weights of one that was. Written by the trainer; file: magic, number of classes, bits of
/// a bucket, scale (single), then the rows. All numbers little-endian.
/// </summary>
internal sealed class LinearModel
{
    private const uint Magic = 0x324E494C;
    private const int HeaderBytes = 16;

    private readonly byte[] rows;
    private readonly uint mask;
    private readonly float scale;

    /// <param name="rows">A fingerprint and the classes' weights a bucket.</param>
    /// <param name="classes">2 to 64.</param>
    /// <param name="bits">2 to this power are the buckets, 8 to 24: the fingerprint is the eight bits above them all.</param>
    /// <param name="scale">What a weight of one is worth.</param>
    public LinearModel(byte[] rows, int classes, int bits, float scale)
    {
        if (classes is < 2 or > 64 || bits is < 8 or > 24 || rows.Length != (classes + 1) << bits || !float.IsFinite(scale))
        {
            throw new InvalidDataException("The linear model's size does not match its header.");
        }
        (this.rows, this.scale, Classes, Bits, mask) = (rows, scale, classes, bits, (1u << bits) - 1);
    }

    public int Classes { get; }

    public int Bits { get; }

    /// <summary>What a bucket remembers of the feature that owns it.</summary>
    public static byte Fingerprint(uint feature) => (byte)(feature >> 24);

    /// <exception cref="InvalidDataException">The bytes are not a model.</exception>
    public static LinearModel Load(ReadOnlySpan<byte> file)
    {
        if (file.Length < HeaderBytes || BinaryPrimitives.ReadUInt32LittleEndian(file) != Magic)
        {
            throw new InvalidDataException("This is no linear model.");
        }
        return new LinearModel(file[HeaderBytes..].ToArray(), BinaryPrimitives.ReadInt32LittleEndian(file[4..]), BinaryPrimitives.ReadInt32LittleEndian(file[8..]),
            BinaryPrimitives.ReadSingleLittleEndian(file[12..]));
    }

    public byte[] ToBytes()
    {
        var file = new byte[HeaderBytes + rows.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(file, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), Classes);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(8), Bits);
        BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(12), scale);
        rows.CopyTo(file, HeaderBytes);
        return file;
    }

    /// <summary>Scores of the classes: sums of the known features' weights over the square root of the number of all features.</summary>
    public void Score(ReadOnlySpan<uint> features, Span<float> scores)
    {
        scores = scores[..Classes];
        scores.Clear();
        foreach (var feature in features)
        {
            var row = rows.AsSpan((int)(feature & mask) * (Classes + 1), Classes + 1);
            if (row[0] == Fingerprint(feature))
            {
                for (var c = 0; c < scores.Length; c++)
                {
                    scores[c] += (sbyte)row[c + 1];
                }
            }
        }
        var factor = scale / MathF.Sqrt(Math.Max(1, features.Length));
        foreach (ref var score in scores)
        {
            score *= factor;
        }
    }
}
