using CcgcStream.Index.Windows;

namespace CcgcStream.Index.Dimensions;

/// <summary>Which earlier time a window is compared with.</summary>
public static class WindowLookback
{
    private const long DayUs = 86_400_000_000;

    /// <summary>The city's own 30 days before the window: what they had is not new.</summary>
    public static TimeSpanUs Before(TimeSpanUs window) => new(window.FromUs - (30 * DayUs), window.FromUs);

    /// <summary>Whether enough of those 30 days lies within the data to call something new: a week at least.</summary>
    public static bool ReachesBefore(TimeSpanUs window, long firstUs) => window.FromUs - (7 * DayUs) >= firstUs;

    /// <summary>
    /// Shifts to the same hours of the week, in microseconds: each of the last four weeks up to 7d; for longer windows whole windows
    /// back, in multiples of seven days so that weekdays match.
    /// </summary>
    public static IReadOnlyList<long> BaselineShifts(IndexWindow window) => window.Name switch
    {
        "30d" => [35 * DayUs, 70 * DayUs, 105 * DayUs],
        "365d" => [371 * DayUs],
        _ => [7 * DayUs, 14 * DayUs, 21 * DayUs, 28 * DayUs],
    };
}
