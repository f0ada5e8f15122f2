using Confluent.Kafka;

namespace CcgcStream.Streaming.Kafka;

/// <summary>Collects the delivery reports of one append: done when the last has come, failed when any failed.</summary>
internal sealed class KafkaAppend(string topic, int count)
{
    private readonly LogPosition[] _positions = new LogPosition[count];
    private readonly TaskCompletionSource<IReadOnlyList<LogPosition>> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _open = count;
    private Error? _error;

    public Task<IReadOnlyList<LogPosition>> Completion => _positions.Length == 0 ? Task.FromResult<IReadOnlyList<LogPosition>>([]) : _done.Task;

    public void Delivered(int index, DeliveryReport<byte[], byte[]> report)
    {
        _positions[index] = new LogPosition(report.Partition.Value, report.Offset.Value);
        if (report.Error.IsError)
        {
            Interlocked.CompareExchange(ref _error, report.Error, null);
        }

        if (Interlocked.Decrement(ref _open) > 0)
        {
            return;
        }

        if (_error is { } error)
        {
            _done.TrySetException(new EventLogException($"topic {topic} did not take a record: {error.Code}: {error.Reason}", new KafkaException(error)));
        }
        else
        {
            _done.TrySetResult(_positions);
        }
    }
}
