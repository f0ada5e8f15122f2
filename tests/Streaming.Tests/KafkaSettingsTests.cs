using CcgcStream.Streaming.Kafka;
using Confluent.Kafka;

namespace CcgcStream.Streaming.Tests;

/// <summary>What nothing lost and nothing doubled rests on in the Kafka client, whatever a user sets beside it.</summary>
public sealed class KafkaSettingsTests
{
    private static readonly KafkaLogOptions Options = new() { BootstrapServers = "kafka:9092", InstanceId = "one", Settings = new Dictionary<string, string> { ["security.protocol"] = "ssl" } };

    [Fact]
    public void A_producer_is_idempotent_waits_for_all_replicas_and_is_bounded()
    {
        var producer = Options.Producer();
        Assert.True(producer.EnableIdempotence);
        Assert.Equal(Acks.All, producer.Acks);
        Assert.Equal(Partitioner.Murmur2Random, producer.Partitioner);
        Assert.Equal(65_536, producer.QueueBufferingMaxKbytes);
        Assert.InRange(producer.LingerMs!.Value, 1, 100);
        Assert.Equal(SecurityProtocol.Ssl, producer.SecurityProtocol);
    }

    [Fact]
    public void A_member_commits_by_itself_only_moves_few_partitions_and_is_bounded()
    {
        var member = Options.Member("enricher");
        Assert.False(member.EnableAutoCommit);
        Assert.False(member.EnableAutoOffsetStore);
        Assert.Equal(AutoOffsetReset.Earliest, member.AutoOffsetReset);
        Assert.Equal(PartitionAssignmentStrategy.CooperativeSticky, member.PartitionAssignmentStrategy);
        Assert.Equal("one-enricher", member.GroupInstanceId);
        Assert.InRange(member.QueuedMaxMessagesKbytes!.Value, 4096, 16_384);
        Assert.InRange(member.FetchQueueBackoffMs!.Value, 50, 100);
        Assert.True(member.StatisticsIntervalMs > 0);
    }

    [Theory]
    [InlineData("acks")]
    [InlineData("enable.idempotence")]
    [InlineData("enable.auto.commit")]
    [InlineData("auto.offset.reset")]
    public void What_the_guarantees_rest_on_cannot_be_set(string name)
    {
        var options = Options with { Settings = new Dictionary<string, string> { [name] = "1" } };
        Assert.Contains(name, Assert.Throws<EventLogException>(options.Producer).Message, StringComparison.Ordinal);
    }
}
