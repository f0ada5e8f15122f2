using System.Buffers.Binary;
using System.Text;

namespace CcgcStream.State.Embedded;

/// <summary>Who may write a space, and up to where the log has been applied to it.</summary>
internal sealed record SpaceHeader(long Token, long Offset, string Owner)
{
    public static readonly SpaceHeader New = new(0, -1, "");

    public static SpaceHeader Decode(byte[]? bytes) => bytes is null
        ? New
        : new SpaceHeader(BinaryPrimitives.ReadInt64BigEndian(bytes), BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(8)), Encoding.UTF8.GetString(bytes.AsSpan(16)));

    public byte[] Encode()
    {
        var owner = Encoding.UTF8.GetBytes(Owner);
        var bytes = new byte[16 + owner.Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Token);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(8), Offset);
        owner.CopyTo(bytes, 16);
        return bytes;
    }
}
