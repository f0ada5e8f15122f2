using CcgcStream.Aggregator.Retention;

namespace CcgcStream.Aggregator.Partitions;

/// <summary>Settings of the aggregator, section <c>Aggregator</c>.</summary>
public sealed class AggregatorOptions
{
    public const string Section = "Aggregator";

    /// <summary>Consumer group on posts.enriched.</summary>
    public string Group { get; set; } = "aggregator";

    /// <summary>Most records folded in one commit, 1..65,536.</summary>
    public int MaxBatch { get; set; } = 4096;

    /// <summary>Longest time between a change and the score that shows it while input flows.</summary>
    public TimeSpan ScoreTick { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Longest time that one tick may spend on scoring before folding goes on; the rest follows at the next tick.</summary>
    public TimeSpan ScoreBudget { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How often every city is scored anew whose windows have moved: with the clock, in a replay with the latest piece.</summary>
    public TimeSpan LiveRefresh { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>True: changed scores are also written to the topic <c>scores</c>, for readers outside; the API does not need it.</summary>
    public bool PublishScores { get; set; } = true;

    /// <summary>Time between two writes to the topic <c>scores</c>; of scores that changed several times meanwhile the last is written.</summary>
    public TimeSpan PublishInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long after its end a quarter-hour is closed for the alert detectors; what comes later still counts for scores.</summary>
    public TimeSpan AlertLateness { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>How long what is kept.</summary>
    public RetentionOptions Retention { get; set; } = new();
}
