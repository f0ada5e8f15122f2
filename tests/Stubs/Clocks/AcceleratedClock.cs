using System.Globalization;

namespace CcgcStream.Stubs.Clocks;

/// <summary>Time that runs a hundred times as fast, so that a back-off of a minute takes 0.6 s and is still a wait.</summary>
/// <param name="start">What it shows at <paramref name="epoch"/>.</param>
/// <param name="epoch">When it began, in true time: the same for every process that shares it.</param>
public sealed class AcceleratedClock(DateTimeOffset start, DateTimeOffset epoch) : TimeProvider
{
    /// <summary>Seconds of this clock in a true second.</summary>
    public int Speed { get; init; } = 100;

    /// <summary>
    /// The same for time limits, which a busy machine must not run into: fewer than for waits. At 1 they take their true time, and what is given up
    /// never depends on the machine.
    /// </summary>
    public int SpeedOfLimits { get; init; } = 25;

    private readonly Lock _lock = new();
    private readonly DateTimeOffset _start = start;
    private DateTimeOffset _last = start;

    /// <summary>A clock that begins now.</summary>
    public AcceleratedClock(DateTimeOffset start)
        : this(start, DateTimeOffset.UtcNow)
    {
    }

    /// <summary>A clock that another process began.</summary>
    public static AcceleratedClock Parse(string text) => text.Split('|') is [var start, var epoch]
        ? new AcceleratedClock(DateTimeOffset.Parse(start, CultureInfo.InvariantCulture), DateTimeOffset.Parse(epoch, CultureInfo.InvariantCulture))
        : throw new FormatException($"'{text}' is no clock");

    /// <summary>The clock for another process.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{_start:o}|{epoch:o}");

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            var now = _start + (DateTimeOffset.UtcNow - epoch) * Speed;
            return _last = now > _last ? now : _last; // The machine's own clock may be set back.
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Faster(dueTime, state), Faster(period, state));

    private TimeSpan Faster(TimeSpan time, object? state) => time == Timeout.InfiniteTimeSpan || time == TimeSpan.Zero ? time
        : TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling(time.TotalMilliseconds / (state is CancellationTokenSource ? SpeedOfLimits : Speed))));
}
