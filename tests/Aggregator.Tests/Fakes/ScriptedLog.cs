using System.Runtime.CompilerServices;
using CcgcStream.Contracts.V1;
using CcgcStream.Streaming;
using Google.Protobuf;

namespace CcgcStream.Aggregator.Tests.Fakes;

/// <summary>One partition that lets a test play the consumer, and keeps what is appended elsewhere.</summary>
internal sealed class ScriptedLog(IReadOnlyList<Enriched> records) : IEventLog
{
    public const string Topic = "posts.enriched";

    public List<(string Topic, LogRecord Record)> Appended { get; } = [];

    public IReadOnlyList<ConsumedRecord> Records { get; } =
        [.. records.Select((record, at) => new ConsumedRecord(Topic, 0, at, default, record.ToByteArray(), DateTimeOffset.UnixEpoch, []))];

    public ValueTask<int> PartitionCountAsync(string topic, CancellationToken ct) => new(1);

    public ValueTask EnsureTopicAsync(string topic, int partitions, CancellationToken ct) => ValueTask.CompletedTask;

    public ValueTask<IReadOnlyList<LogPosition>> AppendAsync(string topic, IReadOnlyList<LogRecord> appended, CancellationToken ct)
    {
        Appended.AddRange(appended.Select(record => (topic, record)));
        return new(appended.Select((_, at) => new LogPosition(0, at)).ToArray());
    }

    public ValueTask<(long First, long Next)> WatermarksAsync(string topic, int partition, CancellationToken ct) => new((0L, (long)Records.Count));

    public ValueTask<long?> CommittedAsync(string topic, string group, int partition, CancellationToken ct) => new((long?)null);

    /// <summary>Feeds a processor as the engines do: from its start offset, and again from the first undone record when it throws.</summary>
    public async Task ConsumeAsync(string topic, string group, IPartitionProcessorFactory processors, ConsumeOptions options, CancellationToken ct)
    {
        var processor = await processors.OpenAsync(topic, 0, ct);
        var next = (int)(processor.StartOffset ?? 0);
        for (var failures = 0; next < Records.Count;)
        {
            var batch = Records.Skip(next).Take(options.MaxBatch).ToArray();
            try
            {
                await processor.ProcessAsync(batch, ct);
                next += batch.Length;
            }
            catch (IOException) when (failures++ < 100)
            {
                // The log retries after a back-off; a test need not wait.
            }
        }
    }

    public async IAsyncEnumerable<ConsumedRecord> ReadAsync(string topic, int partition, long fromOffset, [EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask;
        yield break;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
