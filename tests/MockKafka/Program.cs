using Confluent.Kafka;

// librdkafka's own mock cluster in a process of its own, so that several processes can share it and outlive each other.
// Prints the brokers' addresses as one line, then lives until its standard input closes. A test double: it keeps little and knows no admin.
using var producer = new ProducerBuilder<Null, Null>(new ProducerConfig { BootstrapServers = "ignored:1" }.With("test.mock.num.brokers", "1")).Build();
using var admin = new DependentAdminClientBuilder(producer.Handle).Build();
var brokers = admin.GetMetadata(TimeSpan.FromSeconds(10)).Brokers;
Console.WriteLine(string.Join(',', brokers.Select(b => $"{b.Host}:{b.Port}")));
Console.Out.Flush();
Console.In.ReadToEnd();

internal static class ProducerConfigExtensions
{
    public static ProducerConfig With(this ProducerConfig config, string name, string value)
    {
        config.Set(name, value);
        return config;
    }
}
