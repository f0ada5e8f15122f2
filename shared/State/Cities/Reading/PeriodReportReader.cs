using CcgcStream.Index.Buckets;
using CcgcStream.Index.Composite;
using CcgcStream.Index.Mentions;
using CcgcStream.Index.Methodology;
using CcgcStream.Index.Reporting;
using CcgcStream.Index.Windows;

namespace CcgcStream.State.Cities.Reading;

/// <summary>Reads what a report needs and makes it.</summary>
public sealed class PeriodReportReader(CityStateReader reader)
{
    private const long DayUs = 86_400_000_000;

    /// <summary>The report of whole days, compared with as many days directly before.</summary>
    /// <param name="generation">Generation.</param>
    /// <param name="from">First day, UTC.</param>
    /// <param name="to">Last day, inclusive.</param>
    /// <param name="methodology">Methodology.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="ArgumentException">The last day lies before the first.</exception>
    public async ValueTask<PeriodReport> ReadAsync(
        string generation, DateOnly from, DateOnly to, MethodologyFile methodology, CancellationToken ct)
    {
        var span = new TimeSpanUs(StartUs(from), StartUs(to) + DayUs);
        if (span.LengthUs <= 0)
        {
            throw new ArgumentException("The last day lies before the first.", nameof(to));
        }

        var current = await PeriodAsync(generation, span, methodology, ct);
        var previous = await PeriodAsync(generation, PreviousSpan(from, to, span), methodology, ct, withScores: false);
        var hasPrevious = previous.Cities.Values.Any(sums => !sums.IsEmpty);
        return PeriodReportBuilder.Build(current, hasPrevious ? previous : null, methodology.Version);
    }

    // A calendar year is compared with the calendar year before, though one of them may be a leap year.
    private static TimeSpanUs PreviousSpan(DateOnly from, DateOnly to, TimeSpanUs span) =>
        from.AddYears(1) == to.AddDays(1) ? new(StartUs(from.AddYears(-1)), span.FromUs) : span.Earlier(span.LengthUs);

    private async ValueTask<PeriodInput> PeriodAsync(
        string generation, TimeSpanUs span, MethodologyFile methodology, CancellationToken ct, bool withScores = true)
    {
        var cities = new SortedDictionary<string, BucketSums>(StringComparer.Ordinal);
        var scores = new SortedDictionary<string, CityWindowScore>(StringComparer.Ordinal);
        var window = PeriodInput.ClosestWindow(span);
        foreach (var city in (await reader.CitiesAsync(generation, ct)).Keys)
        {
            cities.Add(city, await reader.SumsAsync(generation, city, Slice.All, span, ct));
            if (withScores)
            {
                scores.Add(city, CityScorer.Score(await reader.WindowAsync(generation, city, window, span.ToUs, Slice.All, ct), methodology));
            }
        }

        return new(span, cities, scores);
    }

    private static long StartUs(DateOnly day) =>
        (day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
