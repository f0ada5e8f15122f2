using CcgcStream.Streaming;

namespace CcgcStream.Aggregator.Tests.Fakes;

/// <summary>A real log that sometimes says no, having taken the records or not.</summary>
internal sealed class FaultyLog(IEventLog inner, Random random) : IEventLog
{
    public int Faults { get; private set; }

    public bool Healthy { get; set; }

    public async ValueTask<IReadOnlyList<LogPosition>> AppendAsync(string topic, IReadOnlyList<LogRecord> records, CancellationToken ct)
    {
        var fate = Healthy ? 0 : random.Next(4);
        var positions = fate == 2 ? [] : await inner.AppendAsync(topic, records, ct);
        if (fate < 2)
        {
            return positions;
        }

        Faults++;
        throw new EventLogException("a fault of the test");
    }

    public ValueTask<int> PartitionCountAsync(string topic, CancellationToken ct) => inner.PartitionCountAsync(topic, ct);

    public ValueTask EnsureTopicAsync(string topic, int partitions, CancellationToken ct) => inner.EnsureTopicAsync(topic, partitions, ct);

    public ValueTask<(long First, long Next)> WatermarksAsync(string topic, int partition, CancellationToken ct) => inner.WatermarksAsync(topic, partition, ct);

    public ValueTask<long?> CommittedAsync(string topic, string group, int partition, CancellationToken ct) => inner.CommittedAsync(topic, group, partition, ct);

    public Task ConsumeAsync(string topic, string group, IPartitionProcessorFactory processors, ConsumeOptions options, CancellationToken ct) =>
        inner.ConsumeAsync(topic, group, processors, options, ct);

    public IAsyncEnumerable<ConsumedRecord> ReadAsync(string topic, int partition, long fromOffset, CancellationToken ct) => inner.ReadAsync(topic, partition, fromOffset, ct);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
