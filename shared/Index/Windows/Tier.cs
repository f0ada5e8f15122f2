namespace CcgcStream.Index.Windows;

/// <summary>Length of a bucket of event time. The numbers are part of the stored keys and never change.</summary>
public enum Tier : byte
{
    /// <summary>One minute; never stored, always derived from the mentions themselves.</summary>
    Minute = 1,

    /// <summary>Fifteen minutes.</summary>
    Quarter = 2,

    /// <summary>One hour.</summary>
    Hour = 3,

    /// <summary>Six hours.</summary>
    SixHours = 4,

    /// <summary>One day, midnight to midnight UTC.</summary>
    Day = 5,

    /// <summary>All time: one bucket.</summary>
    Total = 6,
}

/// <summary>Arithmetic of buckets. Times are Unix microseconds, event time.</summary>
public static class Tiers
{
    private const long Minute = 60_000_000;

    /// <summary>Length of a bucket in microseconds; <see cref="Tier.Total"/> has none and answers <see cref="long.MaxValue"/>.</summary>
    public static long LengthUs(this Tier tier) => tier switch
    {
        Tier.Minute => Minute,
        Tier.Quarter => 15 * Minute,
        Tier.Hour => 60 * Minute,
        Tier.SixHours => 360 * Minute,
        Tier.Day => 1440 * Minute,
        Tier.Total => long.MaxValue,
        _ => throw new ArgumentOutOfRangeException(nameof(tier), tier, "No such tier."),
    };

    /// <summary>Index of the bucket that holds a time; buckets count from the Unix epoch.</summary>
    public static int IndexOf(this Tier tier, long timeUs) =>
        tier == Tier.Total ? 0 : checked((int)FloorDiv(timeUs, tier.LengthUs()));

    /// <summary>First microsecond of a bucket.</summary>
    public static long StartUs(this Tier tier, int index) => tier == Tier.Total ? long.MinValue : index * tier.LengthUs();

    /// <summary>The end of the bucket that holds the last microsecond before <paramref name="timeUs"/>: the time itself when it is a boundary.</summary>
    public static long CeilUs(this Tier tier, long timeUs) => -FloorDiv(-timeUs, tier.LengthUs()) * tier.LengthUs();

    private static long FloorDiv(long value, long by)
    {
        var quotient = Math.DivRem(value, by, out var rest);
        return rest < 0 ? quotient - 1 : quotient;
    }
}
