using System.Collections.Concurrent;
using CcgcStream.Contracts.V1;
using CcgcStream.Streaming;

namespace CcgcStream.Collector.Tests.Fakes;

/// <summary>A log in memory. What it holds outlives the collector that wrote it.</summary>
internal sealed class MemoryLog : IEventLog
{
    private readonly ConcurrentDictionary<string, byte> _ids = new();
    private readonly ConcurrentQueue<RawPost> _records = new();

    /// <summary>Called before records are taken; may throw or wait.</summary>
    public Func<CancellationToken, ValueTask> BeforeAppend { get; set; } = _ => ValueTask.CompletedTask;

    public IReadOnlyList<RawPost> Posts => [.. _records];

    /// <summary>Distinct ids of the posts that were not withdrawn.</summary>
    public IEnumerable<string> Ids => _ids.Keys.Where(id => id[0] != '-');

    public int Count => _records.Count;

    public async ValueTask<IReadOnlyList<LogPosition>> AppendAsync(string topic, IReadOnlyList<LogRecord> records, CancellationToken ct)
    {
        await BeforeAppend(ct);
        var positions = new List<LogPosition>();
        foreach (var record in records)
        {
            var post = RawPost.Parser.ParseFrom(record.Value.Span);
            _records.Enqueue(post);
            _ids.TryAdd(post.Deleted ? "-" + post.Id : post.Id, 0);
            positions.Add(new LogPosition(0, positions.Count));
        }

        return positions;
    }

    public ValueTask<int> PartitionCountAsync(string topic, CancellationToken ct) => ValueTask.FromResult(1);

    public ValueTask EnsureTopicAsync(string topic, int partitions, CancellationToken ct) => ValueTask.CompletedTask;

    public ValueTask<(long First, long Next)> WatermarksAsync(string topic, int partition, CancellationToken ct) => ValueTask.FromResult((0L, (long)Count));

    public ValueTask<long?> CommittedAsync(string topic, string group, int partition, CancellationToken ct) => ValueTask.FromResult<long?>(null);

    public Task ConsumeAsync(string topic, string group, IPartitionProcessorFactory processors, ConsumeOptions options, CancellationToken ct) =>
        throw new NotSupportedException("collectors only write");

    public IAsyncEnumerable<ConsumedRecord> ReadAsync(string topic, int partition, long fromOffset, CancellationToken ct) =>
        throw new NotSupportedException("collectors only write");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
