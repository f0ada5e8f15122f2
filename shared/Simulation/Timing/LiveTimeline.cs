using CcgcStream.Simulation.Draws;

namespace CcgcStream.Simulation.Timing;

/// <summary>An even stream from a start time at a mean rate, with jitter.</summary>
internal sealed class LiveTimeline(DateTimeOffset start, double piecesPerSecond, ulong seed) : ITimeline
{
    private readonly long _startUs = start.ToUnixTimeMilliseconds() * 1000;
    private readonly double _stepUs = 1e6 / piecesPerSecond;

    // Bounded, so that the first pieces of a fresh stream already find something to answer.
    public long LookBack => 400;

    public int DayOf(long index) => 0;

    public long TimeUs(long index) => _startUs + (long)((index + Draw.Unit(seed, index, DrawStream.Time)) * _stepUs);
}
