using System.Runtime.InteropServices;

namespace CcgcStream.Text.Inference;

/// <summary>Reads a model file field by field; whatever does not fit is an <see cref="InvalidDataException"/> that names the field.</summary>
internal ref struct ModelReader(ReadOnlySpan<byte> data)
{
    private ReadOnlySpan<byte> rest = data;

    public readonly bool AtEnd => rest.IsEmpty;

    public ReadOnlySpan<byte> Bytes(long count, string field)
    {
        if (count < 0 || count > rest.Length)
        {
            throw new InvalidDataException($"The model file ends inside '{field}', or its size {count} is wrong.");
        }
        var bytes = rest[..(int)count];
        rest = rest[(int)count..];
        return bytes;
    }

    public void Skip(int count, string field) => Bytes(count, field);

    public byte Byte(string field) => Bytes(1, field)[0];

    public bool Boolean(string field) => Byte(field) switch
    {
        0 => false,
        1 => true,
        var other => throw new InvalidDataException($"'{field}' must be 0 or 1, not {other}."),
    };

    public int Int32(string field) => MemoryMarshal.Read<int>(Bytes(sizeof(int), field));

    public long Int64(string field) => MemoryMarshal.Read<long>(Bytes(sizeof(long), field));

    public int Int32(string field, int minimum, int maximum) => (int)InRange(Int32(field), field, minimum, maximum);

    public int Int64(string field, long minimum, int maximum) => (int)InRange(Int64(field), field, minimum, maximum);

    public float[] Floats(long count, string field) =>
        MemoryMarshal.Cast<byte, float>(Bytes(count > int.MaxValue / sizeof(float) ? -1 : count * sizeof(float), field)).ToArray();

    /// <summary>Bytes up to a zero byte, which is consumed.</summary>
    public ReadOnlySpan<byte> ZeroTerminated(string field)
    {
        var end = rest.IndexOf((byte)0);
        if (end < 0)
        {
            throw new InvalidDataException($"The model file ends inside '{field}'.");
        }
        var bytes = rest[..end];
        rest = rest[(end + 1)..];
        return bytes;
    }

    private static long InRange(long value, string field, long minimum, long maximum) => value >= minimum && value <= maximum
        ? value
        : throw new InvalidDataException($"'{field}' is {value}; {minimum} to {maximum} is allowed.");
}
