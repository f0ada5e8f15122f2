using System.Globalization;

namespace CcgcStream.Collector.Wire;

/// <summary>Reads the times of the sources.</summary>
internal static class Times
{
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd",
        "yyyyMMddHHmmss", "yyyyMMdd'T'HHmmssK", "yyyyMMdd",
    ];

    /// <summary>ISO 8601 in its usual and its compact form; UTC where no offset is given; null when it is no time.</summary>
    public static DateTimeOffset? Iso(string text) =>
        DateTimeOffset.TryParseExact(text.Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : null;

    /// <summary>Seconds since 1970, with fractions; null when out of range.</summary>
    public static DateTimeOffset? Unix(double? seconds) =>
        seconds is > -62_135_596_800 and < 253_402_300_800 ? DateTimeOffset.UnixEpoch.AddSeconds(seconds.Value) : null;

    /// <summary>Microseconds since 1970; null when out of range.</summary>
    public static DateTimeOffset? UnixMicro(long? microseconds) =>
        microseconds is > -62_135_596_800_000_000 and < 253_402_300_800_000_000 ? DateTimeOffset.UnixEpoch.AddTicks(microseconds.Value * 10) : null;
}
