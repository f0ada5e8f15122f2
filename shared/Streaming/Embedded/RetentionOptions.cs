using CcgcStream.Contracts.Topics;

namespace CcgcStream.Streaming.Embedded;

/// <summary>How long the embedded log keeps records.</summary>
public sealed record RetentionOptions
{
    /// <summary>Keeps everything; what dead letters get, since only a person may decide about them.</summary>
    public static RetentionOptions Forever { get; } = new() { MaxAge = null };

    /// <summary>
    /// What the topic of scores gets, which is a table whose last values count: Kafka compacts it, here the newest 64 MiB stay. Whoever begins
    /// with less than that reads the API first.
    /// </summary>
    public static RetentionOptions Table { get; } = new() { MaxBytes = 64L << 20 };

    /// <summary>
    /// Records older than this go, once every group that ever read the partition has done them; null: never. 7 days by default, as with Kafka.
    /// </summary>
    public TimeSpan? MaxAge { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Most bytes of a partition; the oldest go, read or not, so that a disk cannot fill. Null: no limit.</summary>
    public long? MaxBytes { get; init; }

    /// <summary>Time between two rounds.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Topics with limits of their own.</summary>
    public IReadOnlyDictionary<string, RetentionOptions> Topics { get; init; } = new Dictionary<string, RetentionOptions>();

    /// <summary>The limits of a topic.</summary>
    public RetentionOptions For(string topic) =>
        Topics.TryGetValue(topic, out var own) ? own : topic.EndsWith(".dead", StringComparison.Ordinal) ? Forever
        : topic == TopicNames.Scores && MaxBytes is null ? Table : this;
}
