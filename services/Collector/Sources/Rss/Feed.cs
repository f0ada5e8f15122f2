using System.Security.Cryptography;
using System.Text;

namespace CcgcStream.Collector.Sources.Rss;

/// <summary>A feed and the outlet behind it.</summary>
/// <param name="Address">Address of the feed.</param>
/// <param name="Domain">Domain of the outlet.</param>
/// <param name="Name">Name of the outlet; "" when unknown.</param>
/// <param name="Country">ISO 3166-1 alpha-2 country of the outlet; "" when unknown.</param>
/// <param name="Language">Language it states or is listed under; "" when unknown.</param>
internal sealed record Feed(Uri Address, string Domain, string Name = "", string Country = "", string Language = "")
{
    /// <summary>Stable name of the feed: its host, and a hash of its whole address.</summary>
    public string Key { get; } = $"{Address.Host}/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Address.AbsoluteUri)).AsSpan(0, 6))}";

    /// <summary>A feed known by its address alone.</summary>
    public static Feed At(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? new Feed(uri, OutletDomain(uri.Host))
            : throw new InvalidOperationException($"'{address}' is not an http address of a feed");

    /// <summary>The host without the parts that only say "feed".</summary>
    public static string OutletDomain(string host)
    {
        foreach (var prefix in (string[])["www.", "feeds.", "feed.", "rss.", "feedx."])
        {
            if (host.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                return host[prefix.Length..].ToLowerInvariant();
            }
        }

        return host.ToLowerInvariant();
    }
}
