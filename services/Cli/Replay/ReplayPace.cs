using System.Globalization;

namespace CcgcStream.Cli.Replay;

/// <summary>Holds a replay back to a multiple of the posts' own time.</summary>
internal sealed class ReplayPace
{
    private readonly double? _factor;
    private readonly TimeProvider _time;
    private DateTimeOffset? _firstEvent;
    private long _started;

    private ReplayPace(double? factor, TimeProvider time) => (_factor, _time) = (factor, time);

    /// <summary>True when posts go out as fast as the service takes them.</summary>
    public bool IsMax => _factor is null;

    /// <exception cref="UsageException">Neither max nor a factor.</exception>
    public static ReplayPace Parse(string speed, TimeProvider time)
    {
        if (speed == "max")
        {
            return new ReplayPace(null, time);
        }

        return speed.EndsWith('x') && double.TryParse(speed[..^1], CultureInfo.InvariantCulture, out var factor) && factor > 0 && double.IsFinite(factor)
            ? new ReplayPace(factor, time)
            : throw new UsageException($"--speed: '{speed}' is neither max nor a factor such as 60x");
    }

    /// <summary>How long the post of this event time must still wait.</summary>
    public TimeSpan Due(DateTimeOffset? eventTime)
    {
        if (_factor is not { } factor || eventTime is not { } at)
        {
            return TimeSpan.Zero;
        }

        if (_firstEvent is null)
        {
            _firstEvent = at;
            _started = _time.GetTimestamp();
        }

        var due = (at - _firstEvent.Value) / factor - _time.GetElapsedTime(_started);
        return due > TimeSpan.Zero ? due : TimeSpan.Zero;
    }
}
