using Confluent.Kafka;

namespace CcgcStream.Streaming.Kafka;

/// <summary>Between the log's records and Kafka's messages.</summary>
internal static class KafkaRecords
{
    public static Message<byte[], byte[]> Message(LogRecord record)
    {
        var message = new Message<byte[], byte[]> { Key = record.Key.IsEmpty ? null! : record.Key.ToArray(), Value = record.Value.ToArray() };
        if (record.Headers is { Count: > 0 } headers)
        {
            message.Headers = [];
            foreach (var header in headers)
            {
                message.Headers.Add(header.Name, header.Value.ToArray());
            }
        }

        return message;
    }

    public static ConsumedRecord Consumed(ConsumeResult<byte[], byte[]> result) => new(
        result.Topic,
        result.Partition.Value,
        result.Offset.Value,
        result.Message.Key,
        result.Message.Value,
        new DateTimeOffset(result.Message.Timestamp.UtcDateTime),
        result.Message.Headers is { Count: > 0 } headers ? [.. headers.Select(h => new LogHeader(h.Key, h.GetValueBytes()))] : []);
}
