using System.Text;

namespace CcgcStream.State.Embedded;

/// <summary>Keys of the state's column family: a space's name, a separator, then the key; and each space's fence and offset.</summary>
internal static class StateKeys
{
    private const byte EntryKind = (byte)'E';
    private const byte SpaceKind = (byte)'S';

    public static byte[] Entry(string space, ReadOnlySpan<byte> key) => [EntryKind, .. Encoding.UTF8.GetBytes(space), 0, .. key];

    public static byte[] KeyOf(string space, byte[] entry) => entry[(2 + Encoding.UTF8.GetByteCount(space))..];

    public static byte[] Space(string space) => [SpaceKind, .. Encoding.UTF8.GetBytes(space)];
}
