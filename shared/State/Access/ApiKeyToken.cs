using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace CcgcStream.State.Access;

/// <summary>
/// The form of a token: <c>ccgc_ID_SECRET</c>, the id of eight lower-case letters and digits, the secret of 256 random
/// bits in base64url. The fixed beginning lets secret scanners find a leaked one.
/// </summary>
public static class ApiKeyToken
{
    private const string Start = "ccgc_";
    private const string Letters = "abcdefghijkmnpqrstuvwxyz23456789";
    private const int IdLength = 8;
    private const int SecretLength = 43;

    /// <summary>Takes a token apart; false when it has not the form of one.</summary>
    public static bool TryParse(string? token, [NotNullWhen(true)] out string? id, [NotNullWhen(true)] out string? hash)
    {
        (id, hash) = (null, null);
        if (token is null || token.Length != Start.Length + IdLength + 1 + SecretLength || !token.StartsWith(Start, StringComparison.Ordinal)
            || token[Start.Length + IdLength] != '_')
        {
            return false;
        }
        id = token.Substring(Start.Length, IdLength);
        hash = HashOf(token[(Start.Length + IdLength + 1)..]);
        return id.All(Letters.Contains);
    }

    /// <summary>Makes a new id, token and hash from the system's random generator.</summary>
    public static (string Id, string Token, string Hash) Create()
    {
        var id = RandomNumberGenerator.GetString(Letters, IdLength);
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return (id, Start + id + "_" + secret, HashOf(secret));
    }

    /// <summary>Compares in a time that does not depend on where the difference is.</summary>
    public static bool Matches(string hash, string stored) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(stored));

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
