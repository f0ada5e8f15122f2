using CcgcStream.Aggregator.Folding;

namespace CcgcStream.Aggregator.Retention;

/// <summary>The moments before which a pass removes, Unix microseconds: those of buckets at midnight, so that they move once a day.</summary>
internal sealed record Cutoffs(long PiecesUs, long FineUs, long CoarseUs, long DaysUs, int IdentityDay)
{
    private const long DayUs = 86_400_000_000;
    private const long HourUs = 3_600_000_000;

    internal static Cutoffs At(long nowUs, RetentionOptions options) => new(
        Before(nowUs, options.Pieces, HourUs), Before(nowUs, options.Fine, DayUs),
        Before(nowUs, options.Coarse, DayUs), Before(nowUs, options.Days, DayUs), RetiredPosts.DayOf(Before(nowUs, options.Identities, DayUs)));

    // Down to a whole unit: what lies on the edge stays.
    private static long Before(long nowUs, TimeSpan kept, long unitUs) => Math.Max(0, (nowUs - (long)kept.TotalMicroseconds) / unitUs * unitUs);
}
