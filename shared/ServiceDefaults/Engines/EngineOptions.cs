using CcgcStream.Streaming.Kafka;
using Microsoft.Extensions.Configuration;
using StackExchange.Redis;

namespace CcgcStream.ServiceDefaults.Engines;

/// <summary>Which engine stands behind each seam; read from the configuration's sections Log, State and Data.</summary>
public sealed record EngineOptions
{
    public const string Embedded = "embedded";
    public const string Kafka = "kafka";
    public const string Redis = "redis";

    /// <summary>embedded or kafka (<c>Log:Engine</c>).</summary>
    public string Log { get; init; } = Embedded;

    /// <summary>Partitions of posts.raw and posts.enriched where this process creates them (<c>Log:Partitions</c>).</summary>
    public int Partitions { get; init; } = 4;

    /// <summary>embedded or redis (<c>State:Engine</c>).</summary>
    public string State { get; init; } = Embedded;

    /// <summary>Directory of the embedded database (<c>Data:Directory</c>).</summary>
    public string Directory { get; init; } = "data";

    /// <summary>Kafka's addresses (<c>Log:BootstrapServers</c>).</summary>
    public string BootstrapServers { get; init; } = "";

    /// <summary>False for a cluster without admin API (<c>Log:Admin</c>).</summary>
    public bool Admin { get; init; } = true;

    /// <summary>Static membership of this process (<c>Log:InstanceId</c>); none where empty.</summary>
    public string InstanceId { get; init; } = "";

    /// <summary>librdkafka's own settings, such as TLS and SASL (<c>Log:Kafka:security.protocol</c> and so on).</summary>
    public IReadOnlyDictionary<string, string> KafkaSettings { get; init; } = new Dictionary<string, string>();

    /// <summary>StackExchange.Redis connection string, with ssl=true and password=... where wanted (<c>State:Redis</c>).</summary>
    public string RedisConnection { get; init; } = "";

    /// <summary>PEM file of the authority that signed Redis's certificate, where the system does not know it (<c>State:RedisCertificateAuthority</c>).</summary>
    public string RedisCertificateAuthority { get; init; } = "";

    /// <summary>PEM file of our own certificate, where Redis asks for one (<c>State:RedisCertificate</c>).</summary>
    public string RedisCertificate { get; init; } = "";

    /// <summary>PEM file of its key (<c>State:RedisCertificateKey</c>).</summary>
    public string RedisCertificateKey { get; init; } = "";

    public static EngineOptions From(IConfiguration configuration)
    {
        var defaults = new EngineOptions();
        return new EngineOptions
        {
            Log = configuration["Log:Engine"] ?? defaults.Log,
            Partitions = configuration.GetValue("Log:Partitions", defaults.Partitions),
            BootstrapServers = configuration["Log:BootstrapServers"] ?? "",
            Admin = configuration.GetValue("Log:Admin", defaults.Admin),
            InstanceId = configuration["Log:InstanceId"] ?? "",
            KafkaSettings = configuration.GetSection("Log:Kafka").GetChildren().Where(s => s.Value is not null).ToDictionary(s => s.Key, s => s.Value!),
            State = configuration["State:Engine"] ?? defaults.State,
            RedisConnection = configuration["State:Redis"] ?? "",
            RedisCertificateAuthority = configuration["State:RedisCertificateAuthority"] ?? "",
            RedisCertificate = configuration["State:RedisCertificate"] ?? "",
            RedisCertificateKey = configuration["State:RedisCertificateKey"] ?? "",
            Directory = configuration["Data:Directory"] ?? defaults.Directory,
        };
    }

    /// <exception cref="InvalidOperationException">There is no address.</exception>
    internal KafkaLogOptions KafkaLog() => new()
    {
        BootstrapServers = BootstrapServers.Length > 0 ? BootstrapServers : throw new InvalidOperationException("Log:Engine is kafka: set Log:BootstrapServers"),
        Admin = Admin,
        InstanceId = InstanceId.Length > 0 ? InstanceId : null,
        Settings = KafkaSettings,
    };

    /// <exception cref="InvalidOperationException">There is no connection string.</exception>
    internal ConfigurationOptions RedisConfiguration()
    {
        var redis = ConfigurationOptions.Parse(
            RedisConnection.Length > 0 ? RedisConnection : throw new InvalidOperationException("State:Engine is redis: set State:Redis"));
        redis.AbortOnConnectFail = false; // A service that starts before Redis waits for it; readiness says so.
        if (RedisCertificateAuthority.Length > 0)
        {
            redis.TrustIssuer(RedisCertificateAuthority);
        }

        if (RedisCertificate.Length > 0)
        {
            redis.SetUserPemCertificate(RedisCertificate, RedisCertificateKey.Length > 0 ? RedisCertificateKey : null);
        }

        return redis;
    }

    public static InvalidOperationException Unknown(string setting, string value) =>
        new($"{setting} is '{value}': known are {Embedded}, {(setting.StartsWith("Log", StringComparison.Ordinal) ? Kafka : Redis)}");
}
