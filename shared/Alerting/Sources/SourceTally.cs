using CcgcStream.Alerting.Observations;

namespace CcgcStream.Alerting.Sources;

/// <summary>
/// What one partition of the cities received from each platform, kept by the day. A source's cities lie in many partitions, so only the
/// tallies of all of them together show whether it is silent.
/// </summary>
/// <param name="First">First quarter-hour of the tally.</param>
/// <param name="Last">Last quarter-hour that the partition has closed.</param>
public sealed record SourceTally(long First, long Last)
{
    /// <summary>Days that are kept. In a replay partitions may be so far apart, not further.</summary>
    public const int KeptDays = 60;

    /// <summary>Day of a bucket, from 1970.</summary>
    public static long DayOf(long bucket) => bucket / Quarter.PerDay;

    /// <summary>First bucket of a day.</summary>
    public static long FirstOf(long day) => day * Quarter.PerDay;

    /// <summary>
    /// The buckets after <paramref name="after"/> that every partition has closed: where to go on, and how far, at most two days further.
    /// The range is empty while one lags behind.
    /// </summary>
    /// <param name="tallies">Tallies of the partitions that hold the generation.</param>
    /// <param name="after">Last bucket that was summed before; 0 at the start.</param>
    public static (long From, long To) Ready(IReadOnlyCollection<SourceTally> tallies, long after)
    {
        if (tallies.Count == 0)
        {
            return (1, 0);
        }

        var from = Math.Max(after + 1, tallies.Min(t => t.First));
        return (from, Math.Min(tallies.Min(t => t.Last), from + (2 * Quarter.PerDay) - 1));
    }
}

/// <summary>A day of a partition's tally.</summary>
/// <param name="Buckets">Its quarter-hours, in order.</param>
public sealed record TallyDay(IReadOnlyList<TallyBucket> Buckets)
{
    /// <summary>Sums a bucket over partitions.</summary>
    public static SourceObservation Sum(string generation, long bucket, IEnumerable<TallyDay> days) => new(
        generation,
        bucket,
        days.SelectMany(d => d.Buckets).Where(b => b.Bucket == bucket).SelectMany(b => b.Received).GroupBy(c => c.Key, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => new SourceCount(g.Sum(c => c.Value)), StringComparer.Ordinal));
}

/// <summary>A quarter-hour of a partition.</summary>
/// <param name="Bucket">Quarter-hour of event time.</param>
/// <param name="Received">Pieces by platform; one that is not listed sent nothing.</param>
public sealed record TallyBucket(long Bucket, IReadOnlyDictionary<string, int> Received);
