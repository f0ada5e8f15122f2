using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CcgcStream.Collector.Sources.Webhooks;

/// <summary>Checks the signature of a Standard Webhooks request: HMAC-SHA256 over id, timestamp and body.</summary>
internal static class StandardWebhook
{
    /// <summary>A request older or younger than this is taken for a replay.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private const string SecretPrefix = "whsec_";

    /// <summary>The key behind a secret <c>whsec_...</c> (base64), or the bytes of any other text.</summary>
    public static byte[] Key(string secret)
    {
        if (!secret.StartsWith(SecretPrefix, StringComparison.Ordinal))
        {
            return Encoding.UTF8.GetBytes(secret);
        }

        var key = new byte[secret.Length];
        return Convert.TryFromBase64String(secret[SecretPrefix.Length..], key, out var length) ? key[..length] : Encoding.UTF8.GetBytes(secret);
    }

    /// <summary>The signature of a request, as it stands in its header.</summary>
    public static string Sign(byte[] key, string id, string timestamp, ReadOnlySpan<byte> body)
    {
        var head = Encoding.UTF8.GetBytes($"{id}.{timestamp}.");
        var message = new byte[head.Length + body.Length];
        head.CopyTo(message, 0);
        body.CopyTo(message.AsSpan(head.Length));
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, message));
    }

    /// <summary>What is wrong with a request; null when it is genuine and fresh.</summary>
    public static string? Reject(byte[] key, string id, string timestamp, string signatures, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (id.Length == 0 || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > 253_402_300_799)
        {
            return "webhook-id or webhook-timestamp is missing";
        }

        if ((now - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() > Tolerance)
        {
            return "webhook-timestamp is more than 5 minutes off";
        }

        var expected = Encoding.UTF8.GetBytes(Sign(key, id, timestamp, body));
        var genuine = false;
        foreach (var signature in signatures.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            genuine |= CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(signature));
        }

        return genuine ? null : "no webhook-signature fits";
    }
}
