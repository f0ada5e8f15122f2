using System.Runtime.CompilerServices;
using System.Threading.Channels;
using CcgcStream.Streaming;
using CcgcStream.Streaming.Partitioning;

namespace CcgcStream.Aggregator.Tests.Year;

/// <summary>Hands what the enricher appends straight to the partitions' readers: the log's order and partitioning without its disk.</summary>
internal sealed class SpreadLog : IEventLog
{
    private readonly Channel<IReadOnlyList<ConsumedRecord>>[] _partitions;

    public SpreadLog(int partitions) =>
        _partitions = [.. Enumerable.Range(0, partitions).Select(_ => Channel.CreateBounded<IReadOnlyList<ConsumedRecord>>(4))];

    public int Partitions => _partitions.Length;

    public ChannelReader<IReadOnlyList<ConsumedRecord>> Of(int partition) => _partitions[partition].Reader;

    public void Complete() => Array.ForEach(_partitions, partition => partition.Writer.Complete());

    public async ValueTask<IReadOnlyList<LogPosition>> AppendAsync(string topic, IReadOnlyList<LogRecord> records, CancellationToken ct)
    {
        var homes = records.Select(record => record.Partition ?? Murmur2.Partition(record.Key.Span, Partitions)).ToArray();
        for (var partition = 0; partition < Partitions; partition++)
        {
            var own = records.Where((_, at) => homes[at] == partition)
                .Select(record => new ConsumedRecord(topic, partition, 0, record.Key, record.Value, DateTimeOffset.UnixEpoch, [])).ToArray();
            await _partitions[partition].Writer.WriteAsync(own, ct);
        }

        return [.. homes.Select(home => new LogPosition(home, 0))];
    }

    public ValueTask<int> PartitionCountAsync(string topic, CancellationToken ct) => new(Partitions);

    public ValueTask EnsureTopicAsync(string topic, int partitions, CancellationToken ct) => ValueTask.CompletedTask;

    public ValueTask<(long First, long Next)> WatermarksAsync(string topic, int partition, CancellationToken ct) => new((0L, 0L));

    public ValueTask<long?> CommittedAsync(string topic, string group, int partition, CancellationToken ct) => new((long?)null);

    public Task ConsumeAsync(string topic, string group, IPartitionProcessorFactory processors, ConsumeOptions options, CancellationToken ct) =>
        throw new NotSupportedException("The partitions are read through Of.");

    public async IAsyncEnumerable<ConsumedRecord> ReadAsync(string topic, int partition, long fromOffset, [EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask;
        yield break;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
