using CcgcStream.Contracts.Sources;

namespace CcgcStream.Collector.Tests.Sources;

/// <summary>What an hour's account says about completeness.</summary>
public sealed class CompletenessTests
{
    [Theory]
    [InlineData(80, 0, 100, 80, 0, 0.8)] // The source's own total decides.
    [InlineData(90, 10, 0, 0, 0, 0.9)] // Known losses.
    [InlineData(60, 0, 0, 0, 0, 1.0)] // A quiet hour is no loss.
    [InlineData(20, 0, 0, 0, 0, 0.2)] // A fall to a fifth without a word is.
    [InlineData(50, 0, 0, 0, 1800, 0.5)] // Half an hour away, half of what is usual.
    [InlineData(100, 0, 0, 0, 1800, 1.0)] // Half an hour away, and read afterwards.
    [InlineData(10, 0, 0, 0, 360, 0.9)] // Six minutes away: the rest of the hour was quiet.
    [InlineData(0, 0, 0, 0, 0, 0.0)] // Nothing at all, where there is always something.
    public void An_hour_is_judged_by_what_is_known_and_by_what_is_usual(long received, long missed, long reported, long obtained, double down, double completeness)
    {
        var hour = new SourceHour { Received = received, Missed = missed, Reported = reported, Obtained = obtained, DowntimeSeconds = down };
        Assert.Equal(completeness, SourceCompleteness.Of(hour, expected: 100)!.Value, 12);
    }

    [Fact]
    public void What_is_usual_is_the_median_of_the_same_hour_on_earlier_days()
    {
        var start = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
        var history = Enumerable.Range(0, 24 * 5).Select(h => new SourceHour { Hour = start.AddHours(h), Received = h % 24 * 100 + h / 24 }).ToList();
        Assert.Equal(902, SourceCompleteness.Expected(history, start.AddDays(5).AddHours(9)));
        Assert.Equal(901.5, SourceCompleteness.Expected(history, start.AddDays(4).AddHours(9)));
        Assert.Null(SourceCompleteness.Expected(history, start.AddDays(2).AddHours(9)));
        Assert.Null(SourceCompleteness.Of(new SourceHour(), null));
    }
}
