using System.Security.Cryptography;
using System.Text;

namespace CcgcStream.Contracts.Posts;

/// <summary>Deterministic ids for pieces whose source gives none.</summary>
public static class PostId
{
    /// <summary>Longest id accepted, in UTF-16 code units.</summary>
    public const int MaxLength = 512;

    /// <summary><c>source:url:</c> and the first 128 bits of SHA-256 of the url, in hexadecimal.</summary>
    public static string FromUrl(string source, string url)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(url), hash);
        return $"{source}:url:{Convert.ToHexStringLower(hash[..16])}";
    }
}
