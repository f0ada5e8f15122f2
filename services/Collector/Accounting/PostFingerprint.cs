using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CcgcStream.Contracts.Posts;

namespace CcgcStream.Collector.Accounting;

/// <summary>Tells whether a piece is the same one, and whether it says the same as before.</summary>
internal static class PostFingerprint
{
    /// <summary>The piece's identity and version in one value.</summary>
    public static SeenItem Of(Post post, uint run)
    {
        // Withdrawn is withdrawn, whatever else a stream or a second look says of it.
        var version = post.Deleted ? "x" : string.Join('\u001f', post.Title, post.Text, post.Kind, "", Figures(post.Metrics));
        return new SeenItem(BinaryPrimitives.ReadUInt64LittleEndian(Hash(post.Id)), BinaryPrimitives.ReadUInt32LittleEndian(Hash(version)), run);
    }

    // The reading's time is left out: the same figures read again are no news.
    private static string Figures(Metrics? m) =>
        m is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{m.Views},{m.Likes},{m.Comments},{m.Shares}");

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
