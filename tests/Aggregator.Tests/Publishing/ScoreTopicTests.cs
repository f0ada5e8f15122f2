using CcgcStream.Servers;
using CcgcStream.Streaming;
using CcgcStream.Streaming.Embedded;
using CcgcStream.Streaming.Kafka;
using Microsoft.Extensions.Logging.Abstractions;

namespace CcgcStream.Aggregator.Tests.Publishing;

public sealed class EmbeddedScoreTopicTests : ScoreTopicContract
{
    private readonly TemporaryDirectory _directory = new();
    private EmbeddedDatabase? _database;

    protected override ValueTask<IEventLog> OpenAsync() => ValueTask.FromResult<IEventLog>(
        new EmbeddedEventLog(_database = EmbeddedDatabase.Open(_directory.Path), TimeProvider.System, NullLogger<EmbeddedEventLog>.Instance));

    protected override async ValueTask CloseAsync()
    {
        await _database!.DisposeAsync();
        _directory.Dispose();
    }
}

/// <summary>Kafka's client on librdkafka's mock cluster.</summary>
public sealed class KafkaScoreTopicTests : ScoreTopicContract
{
    private readonly MockKafkaCluster _cluster = MockKafkaCluster.Start();

    protected override ValueTask<IEventLog> OpenAsync() => ValueTask.FromResult<IEventLog>(
        new KafkaEventLog(new KafkaLogOptions { BootstrapServers = _cluster.BootstrapServers, Admin = false }, TimeProvider.System, NullLogger<KafkaEventLog>.Instance));

    protected override ValueTask CloseAsync() => _cluster.DisposeAsync();
}
