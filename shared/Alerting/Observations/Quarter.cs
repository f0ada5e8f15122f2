namespace CcgcStream.Alerting.Observations;

/// <summary>Quarter-hours since 1970-01-01 UTC: the detectors' unit of time.</summary>
public static class Quarter
{
    /// <summary>Length of a bucket, microseconds.</summary>
    public const long Microseconds = 900_000_000;

    /// <summary>Buckets in a day.</summary>
    public const int PerDay = 96;

    /// <summary>The bucket of an event time in Unix microseconds.</summary>
    public static long Of(long unixMicroseconds) => (long)Math.Floor(unixMicroseconds / (double)Microseconds);

    /// <summary>When a bucket starts.</summary>
    public static DateTimeOffset Start(long bucket) => DateTimeOffset.FromUnixTimeSeconds(bucket * 900);

    /// <summary>When a bucket ends.</summary>
    public static DateTimeOffset End(long bucket) => Start(bucket + 1);
}
