using CcgcStream.Aggregator.Partitions;

namespace CcgcStream.Aggregator.Scoring;

/// <summary>
/// When it is time to score. While records wait, most scores would be replaced before anybody saw them: scoring then takes a tenth of the
/// time at most.
/// </summary>
internal sealed class ScorePace(AggregatorOptions options, TimeProvider clock)
{
    /// <summary>The pause while records wait, in times of what the last tick took.</summary>
    private const int BehindPause = 9;

    /// <summary>Least pause while records wait.</summary>
    private static readonly TimeSpan LeastBehind = TimeSpan.FromSeconds(2);

    private long? _began;
    private TimeSpan _took;

    /// <summary>Whether the last tick is long enough ago.</summary>
    /// <param name="behind">Whether records have waited for long: the past is being caught up with.</param>
    internal bool IsDue(bool behind) => _began is not { } began || clock.GetElapsedTime(began) >= (behind ? WhileBehind() : options.ScoreTick);

    internal void Begin() => _began = clock.GetTimestamp();

    internal void End() => _took = Spent();

    /// <summary>Whether the tick has used up its time; the rest follows at the next.</summary>
    internal bool IsSpent() => Spent() >= options.ScoreBudget;

    private TimeSpan Spent() => clock.GetElapsedTime(_began!.Value);

    private TimeSpan WhileBehind() => BehindPause * _took > LeastBehind ? BehindPause * _took : LeastBehind;
}
