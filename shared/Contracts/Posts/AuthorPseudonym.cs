using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CcgcStream.Contracts.Posts;

/// <summary>Turns an author's identity into a pseudonym by HMAC-SHA256 with a secret key, so that nobody without the key can go back.</summary>
public sealed class AuthorPseudonym
{
    /// <summary>Shortest key accepted, in bytes.</summary>
    public const int MinKeyBytes = 16;

    private readonly byte[] _key;

    /// <param name="key">Secret key of at least <see cref="MinKeyBytes"/> bytes.</param>
    /// <exception cref="ArgumentException">The key is too short.</exception>
    public AuthorPseudonym(ReadOnlySpan<byte> key)
    {
        if (key.Length < MinKeyBytes)
        {
            throw new ArgumentException($"the pseudonym key must have at least {MinKeyBytes} bytes", nameof(key));
        }

        _key = key.ToArray();
    }

    /// <summary>The first 96 bits of the keyed hash of platform and author, as 24 hexadecimal digits; "" without an author.</summary>
    public string Of(string source, Author? author)
    {
        var identity = author is null ? "" : author.Id.Length > 0 ? author.Id : author.Handle.Length > 0 ? author.Handle : author.Name;
        if (identity.Length == 0)
        {
            return "";
        }

        // A length prefix keeps ("a", "bc") and ("ab", "c") apart.
        var platform = Encoding.UTF8.GetBytes(source);
        var person = Encoding.UTF8.GetBytes(identity);
        var message = new byte[4 + platform.Length + person.Length];
        BinaryPrimitives.WriteInt32LittleEndian(message, platform.Length);
        platform.CopyTo(message, 4);
        person.CopyTo(message, 4 + platform.Length);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, message, hash);
        return Convert.ToHexStringLower(hash[..12]);
    }
}
