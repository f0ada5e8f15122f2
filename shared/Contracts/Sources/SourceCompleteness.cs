namespace CcgcStream.Contracts.Sources;

/// <summary>How much of what there was in an hour did we get. Formula of SOURCES.md section 15.</summary>
public static class SourceCompleteness
{
    /// <summary>Earlier days needed before their median says anything.</summary>
    public const int MinHistory = 3;

    /// <summary>An hour that brings less than this share of what is usual is taken for a loss, not for news.</summary>
    public const double Suspicious = 0.25;

    /// <summary>Below so many usual items an hour may be that quiet by chance.</summary>
    private const double MinExpected = 20;

    /// <summary>
    /// The source's own total decides where it states one: min(1, obtained / reported). Else the known losses:
    /// received / (received + missed); and where the source was out of reach for a while, or brought less than <see cref="Suspicious"/> of
    /// what is usual, no more than received / expected: a gap that was read afterwards costs nothing, one that was not does. A quiet hour alone is
    /// no loss. An hour without any item is judged by what is usual, then by the time the source was down.
    /// </summary>
    /// <param name="hour">The account.</param>
    /// <param name="expected">What is usual at this hour; null when unknown.</param>
    /// <returns>0..1, or null when nothing tells.</returns>
    public static double? Of(SourceHour hour, double? expected)
    {
        if (hour.Reported > 0)
        {
            return Math.Min(1, (double)hour.Obtained / hour.Reported);
        }

        var seen = hour.Received + hour.Updates + hour.Duplicates;
        if (seen + hour.Missed > 0)
        {
            var known = (double)seen / (seen + hour.Missed);
            return expected > 0 && (hour.DowntimeSeconds > 0 || IsSuspicious(hour.Received, expected.Value))
                ? Math.Min(known, Math.Max(hour.Received / expected.Value, hour.DowntimeSeconds > 0 ? 1 - hour.DowntimeSeconds / 3600 : 0))
                : known;
        }

        return expected > 0 ? 0 : hour.DowntimeSeconds > 0 ? Math.Max(0, 1 - hour.DowntimeSeconds / 3600) : null;
    }

    private static bool IsSuspicious(long received, double expected) => expected >= MinExpected && received < expected * Suspicious;

    /// <summary>Median of what the same hour of the day brought on earlier days; null with fewer than <see cref="MinHistory"/>.</summary>
    public static double? Expected(IEnumerable<SourceHour> history, DateTimeOffset hour)
    {
        var same = history.Where(h => h.Hour < hour && h.Hour.UtcDateTime.Hour == hour.UtcDateTime.Hour)
            .Select(h => (double)h.Received).Order().ToList();
        return same.Count < MinHistory ? null
            : same.Count % 2 == 1 ? same[same.Count / 2]
            : (same[same.Count / 2 - 1] + same[same.Count / 2]) / 2;
    }
}
