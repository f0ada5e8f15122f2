using CcgcStream.ServiceDefaults.Engines;
using CcgcStream.Streaming.Kafka;
using Microsoft.Extensions.Configuration;

namespace CcgcStream.Api.Tests.Security;

/// <summary>TLS and SASL of Kafka: what the configuration says reaches librdkafka, which checks names and values itself.</summary>
public sealed class KafkaSettingTests
{
    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["Log:Engine"] = "kafka", ["Log:BootstrapServers"] = "127.0.0.1:1", ["Log:Kafka:security.protocol"] = "sasl_ssl",
        ["Log:Kafka:sasl.mechanism"] = "SCRAM-SHA-512", ["Log:Kafka:sasl.username"] = "ccgc", ["Log:Kafka:sasl.password"] = "secret-of-the-broker",
        ["Log:Kafka:ssl.endpoint.identification.algorithm"] = "https",
    };

    [Fact]
    public async Task Tls_and_sasl_settings_reach_the_client_of_kafka()
    {
        var options = EngineOptions.From(new ConfigurationBuilder().AddInMemoryCollection(Settings).Build());
        Assert.Equal(Settings.Keys.Where(key => key.StartsWith("Log:Kafka:", StringComparison.Ordinal)).Select(key => key[10..]).Order(), options.KafkaSettings.Keys.Order());
        // The library refuses a name or a value that it does not know: each setting is looked at by it, not only passed on.
        await Assert.ThrowsAnyAsync<Exception>(() => OpenAsync(options with { KafkaSettings = Changed(options, "sasl.mechanism", "TELEPATHY") }));
        await Assert.ThrowsAnyAsync<Exception>(() => OpenAsync(options with { KafkaSettings = Changed(options, "security.protocol", "plain-text-please") }));
        await Assert.ThrowsAnyAsync<Exception>(() => OpenAsync(options with { KafkaSettings = Changed(options, "ssl.ca.location", "/no/such/authority.pem") }));
        await OpenAsync(options);
    }

    private static Dictionary<string, string> Changed(EngineOptions options, string name, string value) => new(options.KafkaSettings) { [name] = value };

    /// <summary>Makes the client; nobody needs to answer for that.</summary>
    private static async Task OpenAsync(EngineOptions options) => await new KafkaEventLog(
        new KafkaLogOptions { BootstrapServers = options.BootstrapServers, Settings = options.KafkaSettings },
        TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<KafkaEventLog>.Instance).DisposeAsync();
}
