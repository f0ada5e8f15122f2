using Confluent.Kafka;

namespace CcgcStream.Streaming.Kafka;

/// <summary>Asks for a group's committed offsets and a partition's ends, without joining the group.</summary>
internal sealed class KafkaPositions(ConsumerConfig config) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly IConsumer<byte[], byte[]> _consumer = new ConsumerBuilder<byte[], byte[]>(config).Build();
    private readonly SemaphoreSlim _gate = new(1);

    public ValueTask<(long First, long Next)> WatermarksAsync(string topic, int partition, CancellationToken ct) => AskAsync(
        () =>
        {
            var ends = _consumer.QueryWatermarkOffsets(new TopicPartition(topic, partition), Patience);
            return (ends.Low.Value, ends.High.Value);
        },
        ct);

    public ValueTask<long?> CommittedAsync(string topic, int partition, CancellationToken ct) => AskAsync(
        () => _consumer.Committed([new TopicPartition(topic, partition)], Patience)[0].Offset is { Value: >= 0 } offset ? offset.Value : (long?)null,
        ct);

    public void Dispose()
    {
        _consumer.Dispose();
        _gate.Dispose();
    }

    private async ValueTask<T> AskAsync<T>(Func<T> ask, CancellationToken ct)
    {
        await _gate.WaitAsync(ct);
        try
        {
            return await Task.Run(ask, ct);
        }
        catch (KafkaException e)
        {
            throw new EventLogException($"Kafka does not say: {e.Error.Reason}", e);
        }
        finally
        {
            _gate.Release();
        }
    }
}
