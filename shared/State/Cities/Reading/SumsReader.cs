using CcgcStream.Index.Buckets;
using CcgcStream.Index.Mentions;
using CcgcStream.Index.Windows;
using CcgcStream.State.Cities.Records;

namespace CcgcStream.State.Cities.Reading;

/// <summary>Sums over spans of time, from stored buckets where there are any and from the mentions elsewhere.</summary>
internal sealed class SumsReader(PartitionReader reader)
{
    private readonly ContributionBuffer _buffer = new();

    /// <summary>Whether everything that <see cref="RangeAsync"/> reads of a span is still kept.</summary>
    internal static bool HasRange(RetentionMarks marks, Slice slice, TimeSpanUs span) =>
        RangeCover.Of(span, slice).All(run => run.Span.FromUs >= marks.Of(run.Tier));

    /// <summary>Whether everything that <see cref="SeriesAsync"/> reads of a span is still kept.</summary>
    internal static bool HasSeries(RetentionMarks marks, Slice slice, Tier tier, TimeSpanUs span) => span.FromUs >= marks.Of(Source(tier, slice));

    /// <summary>Sums over a span, exact at its very ends as long as the mentions are kept.</summary>
    internal async ValueTask<BucketSums> RangeAsync(
        string generation, string city, Slice slice, TimeSpanUs span, FieldKind last, CancellationToken ct)
    {
        var sums = new BucketSums();
        foreach (var run in RangeCover.Of(span, slice))
        {
            if (run.Tier == Tier.Minute)
            {
                await MentionsAsync(generation, city, slice, run.Span, (_, _) => sums, ct);
                continue;
            }

            await foreach (var (_, bytes) in reader.BucketsAsync(generation, city, slice, run.Tier, run.Span, ct))
            {
                BucketCodec.DecodeInto(bytes, sums, 1, last);
            }
        }

        return sums;
    }

    /// <summary>Sums of every bucket of a tier in a span, by index; derived from mentions or finer buckets where the tier is not stored.</summary>
    internal async ValueTask<SortedDictionary<int, BucketSums>> SeriesAsync(
        string generation, string city, Slice slice, Tier tier, TimeSpanUs span, CancellationToken ct)
    {
        var series = new SortedDictionary<int, BucketSums>();
        var source = Source(tier, slice);
        if (source == Tier.Minute)
        {
            await MentionsAsync(generation, city, slice, span, (timeUs, _) => At(timeUs), ct);
            return series;
        }

        await foreach (var (index, bytes) in reader.BucketsAsync(generation, city, slice, source, span, ct))
        {
            BucketCodec.DecodeInto(bytes, At(source.StartUs(index)), 1);
        }

        return series;

        BucketSums At(long timeUs)
        {
            var index = tier.IndexOf(timeUs);
            if (!series.TryGetValue(index, out var sums))
            {
                series.Add(index, sums = new());
            }

            return sums;
        }
    }

    private static Tier Source(Tier tier, Slice slice) => tier switch
    {
        Tier.Minute => Tier.Minute,
        Tier.Quarter or Tier.Hour when slice != Slice.All => Tier.Minute,
        _ => tier,
    };

    private async ValueTask MentionsAsync(
        string generation, string city, Slice slice, TimeSpanUs span, Func<long, CityPiece, BucketSums> target, CancellationToken ct)
    {
        await foreach (var piece in reader.PiecesAsync(generation, city, span, false, ct))
        {
            if (!slice.Holds(piece.Facts))
            {
                continue;
            }

            _buffer.Clear();
            Contribution.Write(piece.Facts, piece.Role, 1, _buffer);
            var sums = target(piece.Facts.TimeUs, piece);
            sums.Add(_buffer[ContributionPart.Core]);
            if (slice == Slice.All)
            {
                sums.Add(_buffer[ContributionPart.Sets]);
            }
        }
    }
}
