using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace CcgcStream.Streaming.Embedded;

/// <summary>A record's bytes on disk: stamp, key, headers, value. RocksDB checks them by its own checksums.</summary>
internal static class RecordCodec
{
    private const int StampBytes = 16;

    /// <summary>All but the stamp, which only the writer's thread can give.</summary>
    public static byte[] Encode(LogRecord record)
    {
        var output = new ArrayBufferWriter<byte>(record.Value.Length + record.Key.Length + 48);
        Write(output, 0L);
        Write(output, 0L);
        Write(output, record.Key.Span);
        var headers = record.Headers ?? [];
        Write(output, headers.Count);
        foreach (var header in headers)
        {
            Write(output, Encoding.UTF8.GetBytes(header.Name));
            Write(output, header.Value.Span);
        }

        output.Write(record.Value.Span);
        return output.WrittenSpan.ToArray();
    }

    public static void WriteStamp(byte[] bytes, RecordStamp stamp)
    {
        BinaryPrimitives.WriteInt64LittleEndian(bytes, stamp.AppendedAtUs);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(8), stamp.Before);
    }

    public static RecordStamp ReadStamp(ReadOnlySpan<byte> bytes) =>
        new(BinaryPrimitives.ReadInt64LittleEndian(bytes), BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]));

    public static ConsumedRecord Decode(string topic, int partition, long offset, byte[] bytes)
    {
        ReadOnlyMemory<byte> rest = bytes;
        var appendedAtUs = ReadStamp(rest.Span).AppendedAtUs;
        rest = rest[StampBytes..];
        var key = Take(ref rest);
        var count = BinaryPrimitives.ReadInt32LittleEndian(rest.Span);
        rest = rest[4..];
        var headers = count == 0 ? [] : new LogHeader[count];
        for (var i = 0; i < count; i++)
        {
            headers[i] = new LogHeader(Encoding.UTF8.GetString(Take(ref rest).Span), Take(ref rest));
        }

        return new ConsumedRecord(topic, partition, offset, key, rest, DateTimeOffset.UnixEpoch.AddMicroseconds(appendedAtUs), headers);
    }

    private static ReadOnlyMemory<byte> Take(ref ReadOnlyMemory<byte> rest)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(rest.Span);
        var taken = rest.Slice(4, length);
        rest = rest[(4 + length)..];
        return taken;
    }

    private static void Write(ArrayBufferWriter<byte> output, long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(output.GetSpan(8), value);
        output.Advance(8);
    }

    private static void Write(ArrayBufferWriter<byte> output, int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(output.GetSpan(4), value);
        output.Advance(4);
    }

    private static void Write(ArrayBufferWriter<byte> output, ReadOnlySpan<byte> bytes)
    {
        Write(output, bytes.Length);
        output.Write(bytes);
    }
}

/// <summary>
/// When a record was appended (never before its predecessor) and how many bytes stand before it in its partition. Both
/// only grow, so that retention finds its place by bisection and never reads what it removes.
/// </summary>
internal readonly record struct RecordStamp(long AppendedAtUs, long Before);
