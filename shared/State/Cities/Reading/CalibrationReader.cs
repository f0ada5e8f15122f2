using System.Globalization;
using CcgcStream.Index.Buckets;
using CcgcStream.Index.Calibration;
using CcgcStream.Index.Mentions;
using CcgcStream.Index.Methodology;
using CcgcStream.Index.Windows;

namespace CcgcStream.State.Cities.Reading;

/// <summary>Calibrates a methodology on any period of the state.</summary>
public sealed class CalibrationReader(CityStateReader reader)
{
    private const int MostMoments = 24;
    private const long DayUs = 86_400_000_000;

    /// <param name="generation">Generation.</param>
    /// <param name="from">First day, UTC.</param>
    /// <param name="to">Last day, inclusive.</param>
    /// <param name="version">Version of the result.</param>
    /// <param name="basis">What is not measured comes from here.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="ArgumentException">The last day lies before the first.</exception>
    /// <exception cref="InvalidDataException">Nothing usable can be made of the period.</exception>
    public async ValueTask<MethodologyFile> ReadAsync(
        string generation, DateOnly from, DateOnly to, string version, MethodologyFile basis, CancellationToken ct)
    {
        var span = new TimeSpanUs(StartUs(from), StartUs(to) + DayUs);
        if (span.LengthUs <= 0)
        {
            throw new ArgumentException("The last day lies before the first.", nameof(to));
        }

        var samples = new List<CalibrationSample>();
        var total = new BucketSums(4096);
        foreach (var city in (await reader.CitiesAsync(generation, ct)).Keys)
        {
            total.Add(await reader.SumsAsync(generation, city, Slice.All, span, ct));
            foreach (var window in IndexWindow.All)
            {
                foreach (var end in Ends(window, span))
                {
                    samples.Add(new(window, await reader.SumsAsync(generation, city, Slice.All, window.SpanAt(end), ct)));
                }
            }
        }

        if (total[Scalar.Pieces] == 0)
        {
            throw new InvalidDataException($"Generation '{generation}' has no piece between {Day(from)} and {Day(to)}.");
        }

        var simulated = total[Scalar.Simulated] > 0 ? ", simulated" : "";
        var pieces = total[Scalar.Pieces].ToString("N0", CultureInfo.InvariantCulture);
        return Calibrator.Calibrate(basis, version, $"{generation}{simulated}, {Day(from)} to {Day(to)}, {pieces} mentions", new(samples, total));
    }

    /// <summary>Ends of a window within a span, latest first: not more than two dozen, evenly apart, none reaching before the span.</summary>
    internal static IEnumerable<long> Ends(IndexWindow window, TimeSpanUs span)
    {
        var room = span.LengthUs - window.LengthUs;
        if (room < 0)
        {
            yield break;
        }

        var moments = (int)Math.Min(MostMoments, 1 + (room / window.LengthUs));
        for (var at = 0; at < moments; at++)
        {
            yield return span.ToUs - (moments == 1 ? 0 : room / (moments - 1) * at);
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static long StartUs(DateOnly day) =>
        (day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
