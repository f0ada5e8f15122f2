namespace CcgcStream.Index.Buckets;

/// <summary>Writes LEB128 integers, signed ones in zigzag form, into a caller's buffer.</summary>
public ref struct VarintWriter(Span<byte> buffer)
{
    private readonly Span<byte> _buffer = buffer;

    public int Written { get; private set; }

    public void WriteUnsigned(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            _buffer[Written++] = (byte)(value | 0x80);
        }

        _buffer[Written++] = (byte)value;
    }

    public void WriteSigned(long value) => WriteUnsigned((ulong)((value << 1) ^ (value >> 63)));
}

/// <summary>Reads what <see cref="VarintWriter"/> wrote.</summary>
/// <exception cref="InvalidDataException">The bytes end early or hold an over-long integer.</exception>
public ref struct VarintReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _bytes = bytes;

    public readonly bool AtEnd => _bytes.IsEmpty;

    public ulong ReadUnsigned()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (_bytes.IsEmpty)
            {
                throw new InvalidDataException("A stored integer ends early.");
            }

            var part = _bytes[0];
            _bytes = _bytes[1..];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("A stored integer is longer than 64 bits.");
    }

    public long ReadSigned()
    {
        var raw = ReadUnsigned();
        return (long)(raw >> 1) ^ -(long)(raw & 1);
    }

    public ReadOnlySpan<byte> ReadBytes(int count)
    {
        if ((uint)count > (uint)_bytes.Length)
        {
            throw new InvalidDataException("Stored bytes end early.");
        }

        var taken = _bytes[..count];
        _bytes = _bytes[count..];
        return taken;
    }
}
