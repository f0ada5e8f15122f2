using System.Buffers;

namespace CcgcStream.Index.Buckets;

/// <summary>
/// The stored form of a bucket: the number of fields, then for each field in ascending order the distance from the one before and
/// the sum, as variable-length integers. Equal sums always give equal bytes; zeroes are left out.
/// </summary>
public static class BucketCodec
{
    /// <summary>Bytes of a bucket; empty when every sum is zero, so that the entry can be deleted.</summary>
    public static byte[] Encode(BucketSums sums)
    {
        var order = sums.Order();
        var buffer = ArrayPool<byte>.Shared.Rent(10 + (order.Length * 15));
        try
        {
            return Write(sums, order, buffer);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Reads a bucket.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a bucket.</exception>
    public static BucketSums Decode(ReadOnlySpan<byte> bytes)
    {
        var sums = new BucketSums(Math.Clamp(bytes.Length / 4, 8, 1 << 16));
        DecodeInto(bytes, sums, 1);
        return sums;
    }

    /// <summary>Adds a stored bucket to sums without making a bucket of it.</summary>
    /// <param name="bytes">Stored form.</param>
    /// <param name="target">Where to add.</param>
    /// <param name="sign">1 to add, -1 to take away.</param>
    /// <param name="last">Last kind wanted: fields are stored in order, so plain counts and class weights are read without the rest.</param>
    /// <exception cref="InvalidDataException">The bytes are not a bucket.</exception>
    public static void DecodeInto(ReadOnlySpan<byte> bytes, BucketSums target, int sign, FieldKind last = (FieldKind)127)
    {
        if (bytes.IsEmpty)
        {
            return;
        }

        var reader = new VarintReader(bytes);
        var count = reader.ReadUnsigned();
        long field = 0;
        for (ulong read = 0; read < count; read++)
        {
            field += (long)reader.ReadUnsigned();
            if (field >>> 24 > (long)last)
            {
                return;
            }

            target.Add(checked((int)field), sign * reader.ReadSigned());
        }
    }

    private static byte[] Write(BucketSums sums, ReadOnlySpan<long> order, byte[] buffer)
    {
        var count = 0;
        foreach (var entry in order)
        {
            count += sums.ValueAt(entry) == 0 ? 0 : 1;
        }

        if (count == 0)
        {
            return [];
        }

        var writer = new VarintWriter(buffer);
        writer.WriteUnsigned((ulong)count);
        var before = 0;
        foreach (var entry in order)
        {
            var (field, value) = ((int)(entry >> 32), sums.ValueAt(entry));
            if (value != 0)
            {
                writer.WriteUnsigned((ulong)(field - before));
                writer.WriteSigned(value);
                before = field;
            }
        }

        return buffer.AsSpan(0, writer.Written).ToArray();
    }
}
