using Confluent.Kafka;

namespace CcgcStream.Streaming.Kafka;

/// <summary>How to reach Kafka, and the settings that production users learn late.</summary>
public sealed record KafkaLogOptions
{
    /// <summary>host:port,host:port of the cluster.</summary>
    public required string BootstrapServers { get; init; }

    /// <summary>False where the cluster has no admin API (librdkafka's mock): topics are then made by the first metadata request.</summary>
    public bool Admin { get; init; } = true;

    /// <summary>Static membership: a member that comes back within the session time-out keeps its partitions. Unique to a process.</summary>
    public string? InstanceId { get; init; }

    /// <summary>How long a producer waits for company: 5 ms live, 50 to 100 ms for bulk loads.</summary>
    public double LingerMs { get; init; } = 5;

    /// <summary>Replicas of a topic that this process creates; the broker's default where null.</summary>
    public short? Replication { get; init; }

    /// <summary>What the guarantees of the log rest on; nobody can set these from outside.</summary>
    private static readonly string[] Fixed =
        ["enable.idempotence", "acks", "request.required.acks", "enable.auto.commit", "enable.auto.offset.store", "auto.offset.reset", "partitioner", "group.id"];

    /// <summary>Further settings by librdkafka's own names, such as security.protocol, sasl.* and ssl.*.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    internal ProducerConfig Producer() => Add(new ProducerConfig
    {
        EnableIdempotence = true,
        Acks = Acks.All,
        LingerMs = LingerMs,
        CompressionType = CompressionType.Lz4,
        QueueBufferingMaxKbytes = 64 * 1024,
        Partitioner = Partitioner.Murmur2Random,
        MessageTimeoutMs = 60_000,
    });

    internal ConsumerConfig Consumer(string group) => Add(new ConsumerConfig
    {
        GroupId = group,
        EnableAutoCommit = false,
        EnableAutoOffsetStore = false,
        AutoOffsetReset = AutoOffsetReset.Earliest,
        PartitionAssignmentStrategy = PartitionAssignmentStrategy.CooperativeSticky,
        QueuedMaxMessagesKbytes = 8 * 1024,
        FetchQueueBackoffMs = 50,
        FetchWaitMaxMs = 50,
        EnablePartitionEof = false,
        MaxPollIntervalMs = 300_000,
    });

    /// <summary>A member of the group: tells its lag, and keeps its partitions over a restart where it has a name.</summary>
    internal ConsumerConfig Member(string group)
    {
        var config = Consumer(group);
        config.StatisticsIntervalMs = 5_000;
        config.GroupInstanceId = InstanceId is null ? null : $"{InstanceId}-{group}";
        return config;
    }

    private T Add<T>(T config) where T : ClientConfig
    {
        config.BootstrapServers = BootstrapServers;
        foreach (var (name, value) in Settings)
        {
            if (Fixed.Contains(name))
            {
                throw new EventLogException($"Log:Kafka:{name} cannot be set: nothing lost and nothing counted twice rests on it");
            }

            config.Set(name, value);
        }

        return config;
    }
}
