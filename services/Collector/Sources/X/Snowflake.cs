using System.Globalization;

namespace CcgcStream.Collector.Sources.X;

/// <summary>X ids carry their time: milliseconds since 4 November 2010 in the upper bits.</summary>
internal static class Snowflake
{
    private const long Epoch = 1288834974657;
    private const int TimeShift = 22;

    public static DateTimeOffset Time(string id) => DateTimeOffset.FromUnixTimeMilliseconds((Number(id) >> TimeShift) + Epoch);

    /// <summary>The first id of a moment.</summary>
    public static string At(DateTimeOffset time) => Math.Max(1, (time.ToUnixTimeMilliseconds() - Epoch) << TimeShift).ToString(CultureInfo.InvariantCulture);

    /// <summary>An id that much earlier, at least 1.</summary>
    public static string Before(string id, TimeSpan span) =>
        Math.Max(1, Number(id) - ((long)span.TotalMilliseconds << TimeShift)).ToString(CultureInfo.InvariantCulture);

    /// <summary>The later of two ids; "" and null count as none.</summary>
    public static string? Later(string? a, string? b) =>
        string.IsNullOrEmpty(a) ? (string.IsNullOrEmpty(b) ? null : b) : string.IsNullOrEmpty(b) || Number(a) >= Number(b) ? a : b;

    private static long Number(string id) => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
}
