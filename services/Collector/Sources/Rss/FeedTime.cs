using System.Globalization;
using CcgcStream.Collector.Wire;

namespace CcgcStream.Collector.Sources.Rss;

/// <summary>Reads the dates of feeds: RFC 822 with all its zone names, ISO 8601, and the commonest mistakes.</summary>
internal static class FeedTime
{
    private static readonly Dictionary<string, string> Zones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["UT"] = "+00:00", ["UTC"] = "+00:00", ["GMT"] = "+00:00", ["Z"] = "+00:00", ["EST"] = "-05:00", ["EDT"] = "-04:00", ["CST"] = "-06:00",
        ["CDT"] = "-05:00", ["MST"] = "-07:00", ["MDT"] = "-06:00", ["PST"] = "-08:00", ["PDT"] = "-07:00", ["BST"] = "+01:00", ["CET"] = "+01:00",
        ["CEST"] = "+02:00", ["MSK"] = "+03:00", ["IST"] = "+05:30", ["JST"] = "+09:00", ["KST"] = "+09:00", ["AEST"] = "+10:00",
    };

    private static readonly string[] Formats =
        ["d MMM yyyy H:m:s zzz", "d MMM yyyy H:m zzz", "d MMM yy H:m:s zzz", "d MMMM yyyy H:m:s zzz", "d MMM yyyy H:m:s", "d MMM yyyy", "MMM d, yyyy H:m:s zzz"];

    /// <summary>The time in UTC; null when it cannot be read.</summary>
    public static DateTimeOffset? Parse(string text)
    {
        text = text.Trim();
        if (text.Length == 0)
        {
            return null;
        }

        if (Times.Iso(text) is { } iso)
        {
            return iso;
        }

        var comma = text.IndexOf(',', StringComparison.Ordinal); // The weekday is often wrong or in another language, so it is not read.
        if (comma is > 0 and < 12 && !char.IsDigit(text[comma - 1]))
        {
            text = text[(comma + 1)..].Trim();
        }

        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > 1 && Zones.TryGetValue(parts[^1], out var zone))
        {
            parts[^1] = zone;
        }
        else if (parts.Length > 1 && parts[^1] is ['+' or '-', _, _, _, _] offset)
        {
            parts[^1] = offset[..3] + ":" + offset[3..];
        }

        return DateTimeOffset.TryParseExact(
            string.Join(' ', parts), Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : null;
    }
}
