using System.Buffers;
using System.Text;
using CcgcStream.Index.Buckets;

namespace CcgcStream.State.Cities.Records;

/// <summary>Writes small records: variable-length integers and length-prefixed text, into a buffer that grows.</summary>
internal sealed class RecordWriter
{
    private readonly ArrayBufferWriter<byte> _buffer = new(64);

    internal RecordWriter Unsigned(ulong value)
    {
        var writer = new VarintWriter(_buffer.GetSpan(10));
        writer.WriteUnsigned(value);
        _buffer.Advance(writer.Written);
        return this;
    }

    internal RecordWriter Signed(long value)
    {
        var writer = new VarintWriter(_buffer.GetSpan(10));
        writer.WriteSigned(value);
        _buffer.Advance(writer.Written);
        return this;
    }

    internal RecordWriter Text(string value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        Unsigned((ulong)length);
        _buffer.Advance(Encoding.UTF8.GetBytes(value, _buffer.GetSpan(length)));
        return this;
    }

    internal byte[] ToArray() => _buffer.WrittenSpan.ToArray();
}

/// <summary>Reads text that <see cref="RecordWriter"/> wrote.</summary>
internal static class RecordText
{
    internal static string ReadText(this ref VarintReader reader)
    {
        var length = reader.ReadUnsigned();
        return length > int.MaxValue
            ? throw new InvalidDataException("A stored text is too long.")
            : Encoding.UTF8.GetString(reader.ReadBytes((int)length));
    }
}
