using CcgcStream.Index.Buckets;
using CcgcStream.Index.Dimensions;
using CcgcStream.Index.Mentions;
using CcgcStream.Index.Windows;
using CcgcStream.State.Cities.Records;

namespace CcgcStream.State.Cities.Reading;

/// <summary>Reads everything that the score of one city in one window is made of, at any past moment.</summary>
public sealed class WindowReader(PartitionReader reader)
{
    private const long DayUs = 86_400_000_000;
    private const long HourUs = 3_600_000_000;
    private readonly SumsReader _sums = new(reader);

    /// <param name="generation">Generation.</param>
    /// <param name="city">City id.</param>
    /// <param name="window">Window.</param>
    /// <param name="asOfUs">Moment, Unix microseconds; the window ends with the bucket that holds it.</param>
    /// <param name="slice">Part of the mentions.</param>
    /// <param name="firstUs">Earliest time the generation has data of: what lies before is unknown, not zero.</param>
    /// <param name="marks">What retention has removed: that is unknown as well.</param>
    /// <param name="ct">Cancels.</param>
    public async ValueTask<WindowInput> ReadAsync(
        string generation, string city, IndexWindow window, long asOfUs, Slice slice, long firstUs, RetentionMarks marks, CancellationToken ct)
    {
        var span = window.SpanAt(asOfUs);
        var series = await _sums.SeriesAsync(generation, city, slice, window.Tier, span, ct);
        var sums = new BucketSums(128);
        var subs = new long[window.Buckets];
        var first = window.Tier.IndexOf(span.FromUs);
        foreach (var (index, bucket) in series)
        {
            sums.Add(bucket);
            subs[index - first] = bucket[Scalar.Base];
        }

        return new()
        {
            Window = window,
            Span = span,
            Sums = sums,
            SubBase = subs,
            Kept = SumsReader.HasSeries(marks, slice, window.Tier, span),
            Before = await BeforeAsync(generation, city, slice, span, firstUs, marks, ct),
            BaselineWeights = await BaselineAsync(generation, city, window, slice, span, firstUs, marks, ct),
            Questions = await QuestionsAsync(generation, city, window, slice, asOfUs, series, sums, ct),
        };
    }

    private async ValueTask<BucketSums?> BeforeAsync(
        string generation, string city, Slice slice, TimeSpanUs span, long firstUs, RetentionMarks marks, CancellationToken ct)
    {
        var before = WindowLookback.Before(span);
        return WindowLookback.ReachesBefore(span, firstUs) && SumsReader.HasRange(marks, slice, before)
            ? await _sums.RangeAsync(generation, city, slice, before, FieldKind.Tag, ct)
            : null;
    }

    private async ValueTask<IReadOnlyList<double>> BaselineAsync(
        string generation, string city, IndexWindow window, Slice slice, TimeSpanUs span, long firstUs, RetentionMarks marks, CancellationToken ct)
    {
        var weights = new List<double>();
        foreach (var shift in WindowLookback.BaselineShifts(window))
        {
            var earlier = span.Earlier(shift);
            if (earlier.FromUs >= firstUs && SumsReader.HasRange(marks, slice, earlier))
            {
                weights.Add(ClassTotals.All(await _sums.RangeAsync(generation, city, slice, earlier, FieldKind.Class, ct)).Weight);
            }
        }

        return weights;
    }

    private async ValueTask<QuestionTable> QuestionsAsync(
        string generation, string city, IndexWindow window, Slice slice, long asOfUs,
        SortedDictionary<int, BucketSums> series, BucketSums sums, CancellationToken ct)
    {
        var table = QuestionTable.Empty;
        if (sums[Scalar.Asked] == 0)
        {
            return table;
        }

        var recent = series;
        var tier = window.Tier;
        if (tier > Tier.Hour)
        {
            // Ages of the last day matter by the hour; everything older has waited its 24 hours.
            tier = Tier.Hour;
            var end = Tier.Hour.CeilUs(asOfUs);
            recent = await _sums.SeriesAsync(generation, city, slice, tier, new(end - DayUs, end), ct);
            var older = new BucketSums();
            older.Add(sums);
            foreach (var bucket in recent.Values)
            {
                older.Add(bucket, -1);
            }

            table.Add(older, QuestionTable.Hours);
        }

        foreach (var (index, bucket) in recent)
        {
            table.Add(bucket, (int)Math.Max(0, (asOfUs - tier.StartUs(index + 1)) / HourUs));
        }

        return table;
    }
}
