using CcgcStream.Simulation.Draws;
using CcgcStream.Simulation.Profiles;

namespace CcgcStream.Simulation.Timing;

/// <summary>Spreads N pieces over the hours of a year: hour of day, weekday, events and an hourly log-normal disturbance.</summary>
internal sealed class YearTimeline : ITimeline
{
    private const double HourUs = 3600e6;
    private const double HourlyNoise = 0.18;

    // Coordinated universal time of a world audience: Asian evening and European day carry most.
    private static readonly double[] HourOfDay =
        [0.8, 0.85, 0.95, 1.0, 1.0, 0.95, 0.95, 1.0, 1.1, 1.15, 1.2, 1.25, 1.3, 1.35, 1.35, 1.3, 1.2, 1.05, 0.95, 0.85, 0.75, 0.7, 0.7, 0.75];

    private static readonly double[] Weekday = [0.86, 1.05, 1.06, 1.06, 1.05, 1.03, 0.89];

    private readonly long[] _startOfHour;
    private readonly long _startUs;
    private readonly ulong _seed;

    public YearTimeline(DailyMix mix, int year, long pieces, ulong seed)
    {
        _seed = seed;
        _startUs = new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds() * 1_000_000;
        var weights = Weights(mix, year, seed);
        _startOfHour = new long[weights.Length + 1];
        var total = weights.Sum();
        var sum = 0.0;
        for (var hour = 0; hour < weights.Length; hour++)
        {
            sum += weights[hour];
            _startOfHour[hour + 1] = (long)Math.Round(pieces * (sum / total));
        }

        LookBack = Math.Max(24, pieces / weights.Length * 6);
    }

    public long LookBack { get; }

    public int DayOf(long index) => HourOf(index) / 24;

    public long TimeUs(long index)
    {
        var hour = HourOf(index);
        var place = index - _startOfHour[hour] + Draw.Unit(_seed, index, DrawStream.Time);
        return _startUs + (long)((hour + (place / (_startOfHour[hour + 1] - _startOfHour[hour]))) * HourUs);
    }

    private int HourOf(long index)
    {
        var found = Array.BinarySearch(_startOfHour, index);
        if (found < 0)
        {
            return ~found - 1;
        }

        // Empty hours share their start with the next: the piece belongs to the last of them.
        while (_startOfHour[found + 1] == index)
        {
            found++;
        }

        return found;
    }

    private static double[] Weights(DailyMix mix, int year, ulong seed)
    {
        var first = new DateOnly(year, 1, 1);
        var weights = new double[mix.Days * 24];
        for (var hour = 0; hour < weights.Length; hour++)
        {
            var noise = new PieceRandom(seed, hour, DrawStream.Hour).NextLogNormal(1, HourlyNoise);
            weights[hour] = mix.Volume(hour / 24) * HourOfDay[hour % 24] * Weekday[(int)first.AddDays(hour / 24).DayOfWeek] * noise;
        }

        return weights;
    }
}
