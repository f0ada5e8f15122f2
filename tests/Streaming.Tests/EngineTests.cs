using CcgcStream.Servers;
using CcgcStream.Streaming.Embedded;
using CcgcStream.Streaming.Kafka;
using Microsoft.Extensions.Logging.Abstractions;
using Testcontainers.Kafka;

namespace CcgcStream.Streaming.Tests;

public sealed class EmbeddedEventLogTests : EventLogContract
{
    private readonly TemporaryDirectory _directory = new();
    private EmbeddedDatabase? _database;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _database!.DisposeAsync();
        _directory.Dispose();
    }

    protected override ValueTask<IEventLog> OpenAsync() => ValueTask.FromResult<IEventLog>(
        new EmbeddedEventLog(_database = EmbeddedDatabase.Open(_directory.Path), TimeProvider.System, NullLogger<EmbeddedEventLog>.Instance));
}

/// <summary>Kafka's client on librdkafka's mock cluster.</summary>
public sealed class MockKafkaEventLogTests(MockKafkaFixture kafka) : EventLogContract, IClassFixture<MockKafkaFixture>
{
    /// <summary>
    /// The mock can answer a leader's SyncGroup before a follower's has come, refuses the follower, and then waits a whole
    /// session for a rebalance that nobody ends. A real coordinator does not; a short session lets the mock heal in time.
    /// </summary>
    private static readonly Dictionary<string, string> ShortSession = new() { ["session.timeout.ms"] = "6000", ["heartbeat.interval.ms"] = "500" };

    protected override ValueTask<IEventLog> OpenAsync() => ValueTask.FromResult<IEventLog>(new KafkaEventLog(
        new KafkaLogOptions { BootstrapServers = kafka.BootstrapServers, Admin = false, Settings = ShortSession }, TimeProvider.System, NullLogger<KafkaEventLog>.Instance));
}

public sealed class MockKafkaFixture : IAsyncDisposable
{
    private readonly MockKafkaCluster _cluster = MockKafkaCluster.Start();

    public string BootstrapServers => _cluster.BootstrapServers;

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();
}

/// <summary>The same on a real broker, where Docker runs.</summary>
public sealed class RealKafkaEventLogTests(KafkaContainerFixture kafka) : EventLogContract, IClassFixture<KafkaContainerFixture>
{
    protected override ValueTask<IEventLog> OpenAsync()
    {
        Assert.SkipUnless(kafka.BootstrapServers is not null, "no Docker engine answers, so there is no real Kafka broker");
        return ValueTask.FromResult<IEventLog>(
            new KafkaEventLog(new KafkaLogOptions { BootstrapServers = kafka.BootstrapServers! }, TimeProvider.System, NullLogger<KafkaEventLog>.Instance));
    }
}

public sealed class KafkaContainerFixture : IAsyncLifetime
{
    private KafkaContainer? _container;

    public string? BootstrapServers { get; private set; }

    public async ValueTask InitializeAsync()
    {
        if (File.Exists("/var/run/docker.sock"))
        {
            _container = new KafkaBuilder("apache/kafka:4.1.0").Build();
            await _container.StartAsync();
            BootstrapServers = _container.GetBootstrapAddress();
        }
    }

    public ValueTask DisposeAsync() => _container?.DisposeAsync() ?? ValueTask.CompletedTask;
}
