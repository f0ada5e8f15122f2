namespace CcgcStream.Streaming.Embedded;

/// <summary>A topic's partitions in memory: where each goes on, and who waits for it.</summary>
internal sealed class EmbeddedTopic(string name, int partitions)
{
    private readonly EmbeddedPartition[] _partitions = [.. Enumerable.Range(0, partitions).Select(i => new EmbeddedPartition(name, i))];
    private int _roundRobin;

    public string Name => name;

    public int Count => _partitions.Length;

    public IReadOnlyList<EmbeddedPartition> Partitions => _partitions;

    public EmbeddedPartition this[int partition] => _partitions[partition];

    /// <summary>The partition of a record: its own choice, its key's, or the next in turn.</summary>
    public int Choose(LogRecord record) =>
        record.Partition is { } chosen
            ? chosen >= 0 && chosen < Count ? chosen : throw new EventLogException($"topic {name} has no partition {chosen}")
            : record.Key.IsEmpty
                ? (int)((uint)Interlocked.Increment(ref _roundRobin) % (uint)Count)
                : Partitioning.Murmur2.Partition(record.Key.Span, Count);
}
