using System.Globalization;
using System.Text.Json;
using CcgcStream.Streaming.Telemetry;

namespace CcgcStream.Streaming.Kafka;

/// <summary>Takes a member's lag out of librdkafka's statistics.</summary>
internal static class KafkaLag
{
    public static void Publish(string statistics, string topic, string group)
    {
        using var document = JsonDocument.Parse(statistics);
        if (!document.RootElement.TryGetProperty("topics", out var topics)
            || !topics.TryGetProperty(topic, out var found)
            || !found.TryGetProperty("partitions", out var partitions))
        {
            return;
        }

        foreach (var partition in partitions.EnumerateObject())
        {
            // -1 stands for unknown; partition -1 for records without one yet.
            if (int.TryParse(partition.Name, CultureInfo.InvariantCulture, out var number) && number >= 0
                && partition.Value.TryGetProperty("consumer_lag", out var lag) && lag.GetInt64() >= 0)
            {
                StreamingMetrics.Lag(topic, group, number, lag.GetInt64());
            }
        }
    }
}
