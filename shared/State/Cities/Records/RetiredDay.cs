using System.Buffers.Binary;
using CcgcStream.Index.Vocabularies;

namespace CcgcStream.State.Cities.Records;

/// <summary>
/// The posts of one day of publication that the ledger has let go of, as sorted 64-bit hashes of their ids: eight bytes a post instead of
/// its entry, enough to tell a late version of a counted post from a post that comes late. Two ids of one day share a hash once in
/// 10^12 days of a thousand posts.
/// </summary>
public static class RetiredDay
{
    private const int Size = sizeof(ulong);

    /// <summary>Hash of a post's id.</summary>
    public static ulong HashOf(string post) => StableHash.Of(post);

    /// <summary>Whether a stored day holds a post; null stands for a day without any.</summary>
    public static bool Holds(ReadOnlySpan<byte> stored, string post)
    {
        var wanted = HashOf(post);
        var (low, high) = (0, stored.Length / Size);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var found = At(stored, middle);
            if (found == wanted)
            {
                return true;
            }

            (low, high) = found < wanted ? (middle + 1, high) : (low, middle);
        }

        return false;
    }

    /// <summary>A stored day with more posts; equal sets give equal bytes.</summary>
    public static byte[] With(ReadOnlySpan<byte> stored, IEnumerable<ulong> hashes)
    {
        var all = new SortedSet<ulong>(hashes);
        for (var at = 0; at < stored.Length / Size; at++)
        {
            all.Add(At(stored, at));
        }

        var bytes = new byte[all.Count * Size];
        var to = 0;
        foreach (var hash in all)
        {
            BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(to), hash);
            to += Size;
        }

        return bytes;
    }

    private static ulong At(ReadOnlySpan<byte> stored, int index) => BinaryPrimitives.ReadUInt64BigEndian(stored[(index * Size)..]);
}
