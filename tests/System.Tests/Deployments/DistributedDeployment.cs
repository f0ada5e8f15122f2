using CcgcStream.Servers;
using CcgcStream.State.Redis;
using CcgcStream.Streaming.Kafka;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;

namespace CcgcStream.System.Tests.Deployments;

/// <summary>
/// Collector, Enricher, Aggregator and Api as processes of their own, on the Kafka engine and a real redis-server. Kafka is librdkafka's
/// mock cluster in yet another process: it keeps nothing on disk, so it alone is never killed.
/// </summary>
internal sealed class DistributedDeployment : Deployment
{
    private readonly TemporaryDirectory _data = new();
    private readonly MockKafkaCluster _kafka = MockKafkaCluster.Start();
    private readonly List<ServiceProcess> _services = [];
    private RedisServer _redis = null!;

    /// <summary>Why it cannot run here; null where it can.</summary>
    public static string? Missing => RedisServer.Missing;

    public override ServiceProcess Api => _services[3];

    public static async Task<DistributedDeployment> StartAsync()
    {
        var deployment = new DistributedDeployment();
        deployment._redis = await RedisServer.StartAsync();
        foreach (var name in (string[])["Collector", "Enricher", "Aggregator", "Api"])
        {
            deployment._services.Add(await ServiceProcess.StartAsync(name, deployment.Settings(name)));
        }

        return deployment;
    }

    public override Task KillAndRestartAsync(int choice) => (choice % 5) switch
    {
        4 => _redis.KillAndRestartAsync(),
        var service => RestartAsync(_services[service]),
    };

    public override async Task<StateDump> DumpAsync(string generation)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(_redis.ConnectionString);
        return await StateDump.ReadAsync(new RedisStateStore(connection), generation);
    }

    /// <summary>Waits until the topic of scores has told what the score store holds of a generation.</summary>
    public async Task ScoresAreToldAsync(string generation)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(_redis.ConnectionString);
        await using var log = new KafkaEventLog(
            new KafkaLogOptions { BootstrapServers = _kafka.BootstrapServers, Admin = false }, TimeProvider.System, NullLogger<KafkaEventLog>.Instance);
        await ToldScores.WaitAsync(log, new RedisScoreStore(connection, TimeProvider.System), generation);
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var service in _services)
        {
            await service.DisposeAsync();
        }

        await _redis.DisposeAsync();
        await _kafka.DisposeAsync();
        _data.Dispose();
    }

    private static async Task RestartAsync(ServiceProcess service)
    {
        service.Kill();
        await service.RestartAsync();
    }

    private Dictionary<string, string> Settings(string service) => new()
    {
        ["Log:Engine"] = "kafka",
        ["Log:BootstrapServers"] = _kafka.BootstrapServers,
        ["Log:Admin"] = "false",
        ["Log:InstanceId"] = service,
        ["State:Engine"] = "redis",
        ["State:Redis"] = _redis.ConnectionString,
        ["Data:Directory"] = Path.Combine(_data.Path, service),
        ["Collector:Preset"] = "none",
        ["Collector:PseudonymKey"] = PseudonymKey,
        ["Api:Collector"] = service == "Api" ? _services[0].Url : "",
    };
}
