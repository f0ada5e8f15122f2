using CcgcStream.Index.Buckets;
using CcgcStream.Index.Windows;

namespace CcgcStream.State.Cities.Records;

/// <summary>
/// From when on a partition still holds everything of a generation. What lies before a mark may be gone: a reader that needs it
/// has to say so instead of taking the absence for silence. Times are Unix microseconds; <see cref="long.MinValue"/> while nothing was removed.
/// </summary>
/// <param name="LedgerUs">Posts published and observed since are in the ledger.</param>
/// <param name="PiecesUs">Mentions, with their evidence and their roles, published since are there.</param>
/// <param name="FineUs">Buckets of a quarter of an hour and of an hour.</param>
/// <param name="CoarseUs">Buckets of six hours.</param>
/// <param name="DaysUs">Buckets of a day.</param>
/// <param name="LateEdits">Versions refused since the ledger had let go of their post: it cannot be counted anew without counting twice.</param>
/// <param name="LateDeletions">Deletions that came too late in the same way: their post still counts.</param>
public sealed record RetentionMarks(
    long LedgerUs, long PiecesUs, long FineUs, long CoarseUs, long DaysUs, long LateEdits, long LateDeletions)
{
    /// <summary>Nothing was ever removed.</summary>
    public static readonly RetentionMarks None = new(long.MinValue, long.MinValue, long.MinValue, long.MinValue, long.MinValue, 0, 0);

    /// <summary>From when on the buckets of a tier are there; those of a minute are made of the mentions, and those of all time never go.</summary>
    public long Of(Tier tier) => tier switch
    {
        Tier.Minute => PiecesUs,
        Tier.Quarter or Tier.Hour => FineUs,
        Tier.SixHours => CoarseUs,
        Tier.Day => DaysUs,
        _ => long.MinValue,
    };

    /// <summary>Marks of two partitions together: what both still hold, and what either refused.</summary>
    public RetentionMarks Merge(RetentionMarks other) => new(
        Math.Max(LedgerUs, other.LedgerUs), Math.Max(PiecesUs, other.PiecesUs), Math.Max(FineUs, other.FineUs), Math.Max(CoarseUs, other.CoarseUs),
        Math.Max(DaysUs, other.DaysUs), LateEdits + other.LateEdits, LateDeletions + other.LateDeletions);

    public byte[] Encode() => new RecordWriter().Signed(LedgerUs).Signed(PiecesUs).Signed(FineUs).Signed(CoarseUs).Signed(DaysUs)
        .Unsigned((ulong)LateEdits).Unsigned((ulong)LateDeletions).ToArray();

    /// <exception cref="InvalidDataException">The bytes are not marks.</exception>
    public static RetentionMarks Decode(ReadOnlySpan<byte> bytes)
    {
        var reader = new VarintReader(bytes);
        return new(
            reader.ReadSigned(), reader.ReadSigned(), reader.ReadSigned(), reader.ReadSigned(), reader.ReadSigned(),
            (long)reader.ReadUnsigned(), (long)reader.ReadUnsigned());
    }
}
