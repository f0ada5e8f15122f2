using System.Buffers.Binary;
using System.Text;

namespace CcgcStream.Streaming.Embedded;

/// <summary>Keys of the log's column family. Records of a partition stand together, in offset order.</summary>
internal static class LogKeys
{
    private const byte TopicKind = (byte)'T';
    private const byte RecordKind = (byte)'R';
    private const byte GroupKind = (byte)'G';
    private const byte NextKind = (byte)'N';

    public static byte[] TopicsFrom { get; } = [TopicKind];

    public static byte[] TopicsTo { get; } = [TopicKind + 1];

    public static byte[] GroupsFrom { get; } = [GroupKind];

    public static byte[] GroupsTo { get; } = [GroupKind + 1];

    public static byte[] Topic(string topic) => [TopicKind, .. Encoding.UTF8.GetBytes(topic)];

    public static string TopicOf(ReadOnlySpan<byte> key) => Encoding.UTF8.GetString(key[1..]);

    public static byte[] Record(string topic, int partition, long offset) => [.. Prefix(RecordKind, topic, partition), .. BigEndian(offset)];

    public static long OffsetOf(ReadOnlySpan<byte> key) => BinaryPrimitives.ReadInt64BigEndian(key[^8..]);

    /// <summary>The next offset, kept when retention empties a partition, so that offsets are never used twice.</summary>
    public static byte[] Next(string topic, int partition) => Prefix(NextKind, topic, partition);

    public static byte[] Committed(string group, string topic, int partition) =>
        [GroupKind, .. Encoding.UTF8.GetBytes(group), 0, .. Prefix(RecordKind, topic, partition)];

    /// <summary>Whether a committed offset's key is of this partition, whatever the group.</summary>
    public static bool IsCommitted(ReadOnlySpan<byte> key, string topic, int partition) =>
        key.EndsWith((ReadOnlySpan<byte>)[0, .. Prefix(RecordKind, topic, partition)]);

    public static byte[] BigEndian(long value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Prefix(byte kind, string topic, int partition)
    {
        var bytes = new byte[1 + Encoding.UTF8.GetByteCount(topic) + 1 + 4];
        bytes[0] = kind;
        Encoding.UTF8.GetBytes(topic, bytes.AsSpan(1));
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(bytes.Length - 4), partition);
        return bytes;
    }
}
