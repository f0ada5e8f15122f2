using System.Security.Cryptography;
using System.Text;

namespace CcgcStream.Alerting.Model;

/// <summary>Ids that depend on content only, so that a repeated step cannot make a second alert or notification.</summary>
public static class DeterministicId
{
    /// <summary>24 hexadecimal digits of SHA-256 over the parts, each with its length, so that no two lists of parts collide.</summary>
    public static string Of(params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 12));
    }
}
