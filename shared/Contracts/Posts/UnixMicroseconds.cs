namespace CcgcStream.Contracts.Posts;

/// <summary>Event times on the wire: Unix microseconds.</summary>
public static class UnixMicroseconds
{
    public static long ToUnixMicroseconds(this DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset ToTime(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
}
